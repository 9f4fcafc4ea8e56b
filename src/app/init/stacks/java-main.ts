import type { Context } from '../context.ts';
import { sourcesOf } from '../sources.ts';

/** The class to start: the one the build names, else the one whose source has `main`, else what is asked. */
export async function mainClassOf({ project, questions }: Context, named: string | undefined): Promise<string> {
  if (safeClass(named) !== undefined) return named ?? '';
  const sources = await sourcesOf(project, /(?:^|\/)src\/main\/(?:java|kotlin)\/.*\.(?:java|kt)$/);
  const main = sources.find(({ text }) => /\bstatic\s+void\s+main\s*\(|^fun\s+main\s*\(/m.test(text));
  const stem = main?.path.replace(/^.*\//, '') ?? '';
  const name = stem.endsWith('.kt') ? `${stem.slice(0, -3)}Kt` : stem.slice(0, -'.java'.length);
  const pack = /^package\s+([\w.]+)/m.exec(main?.text ?? '')?.[1];
  const found = safeClass(pack === undefined ? name : `${pack}.${name}`);
  return found ?? questions.ask('main class', 'com.example.App', safeClass);
}

function safeClass(name: string | undefined): string | undefined {
  return name !== undefined && /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*){0,20}$/.test(name) ? name : undefined;
}
