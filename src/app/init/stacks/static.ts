import { type Context, nameOf } from '../context.ts';
import type { Plan } from '../plan.ts';
import { webPlan } from './web.ts';

const FOLDERS = ['public', 'site', 'www', 'html', 'docs', 'src'];

/** Plan of a site without a build. */
export async function staticPlan(context: Context): Promise<Plan> {
  const { project, notes } = context;
  const folder = project.has('index.html') ? '.' : FOLDERS.find((name) => project.has(`${name}/index.html`));
  if (folder === undefined) notes.push('no index.html was found: the whole directory is served');
  return webPlan(context, {
    title: 'static site',
    name: nameOf(context, undefined),
    build: [],
    ignores: [],
    secrets: [],
    files: folder ?? '.',
    isApp: false,
  });
}
