import type { Repository } from '../core/project.ts';
import type { Languages } from './languages.ts';

const SCRIPT = /\.(?:sh|bash|dash|ash|ksh)$/i;
/** Dockerfiles that are looked through. */
const MOST = 200;

/** Whether a path may be a shell script that nothing has named so far. */
export function mayBeStarted(path: string, { languageOf, isExcluded }: Languages): boolean {
  return path.toLowerCase().endsWith('sh') && SCRIPT.test(path) && languageOf(path) === undefined && !isExcluded(path);
}

/** Those of the scripts that a Dockerfile of the repository copies into its image and starts there. */
export async function startedScripts(
  scripts: readonly string[],
  repository: Repository,
  { languageOf }: Languages,
): Promise<ReadonlySet<string>> {
  const entries = await repository.list();
  const paths: string[] = [];
  for (const { path } of entries) {
    if (paths.length === MOST) break;
    if (languageOf(path) === 'dockerfile') paths.push(path);
  }
  const names = scripts.map((path) => path.slice(path.lastIndexOf('/') + 1));
  const texts = await repository.read(paths);
  const naming = [...texts].filter(([, text]) => names.some((name) => text.includes(name)));
  if (naming.length === 0) return new Set();
  const { scriptsStartedBy } = await import('../languages/project/started-scripts.ts');
  const started = scriptsStartedBy(naming, { entries, text: (path) => texts.get(path) });
  return new Set(scripts.filter((path) => started.has(path)));
}
