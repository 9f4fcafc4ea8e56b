import type { Questions } from './plan.ts';
import type { Project } from './project.ts';
import { bindsLoopback, healthRouteIn, LOOPBACK_NOTE, portIn } from './sources.ts';
import { safePort, safeRoute, slug } from './words.ts';

/** What a stack is given to make its plan. */
export interface Context {
  readonly project: Project;
  readonly questions: Questions;
  readonly today: Date;
  /** Name of the project's directory, for projects that have no name of their own. */
  readonly folder: string;
  /** Sentences to print below the list of files. */
  readonly notes: string[];
}

/** The name the project gives itself, made valid, else that of its directory. */
export function nameOf({ folder }: Context, own: string | undefined): string {
  return slug(own === undefined || own === '' ? folder : own);
}

/** Those of the directories that .gitignore names: others of these names may hold sources. */
export async function ignoredByGit({ project }: Pick<Context, 'project'>, names: readonly string[]): Promise<string[]> {
  const lines = new Set(
    (await project.text('.gitignore')).split('\n').map((line) => line.trim().replaceAll(/^\/|\/$/g, '')),
  );
  return names.filter((name) => lines.has(name));
}

/** Port and health route: what is known, else what the sources say, else what is asked. */
export async function serverOf(
  context: Context,
  texts: readonly string[],
  known: { readonly port?: number | undefined; readonly path?: string | undefined; readonly standardPort: number },
): Promise<{ readonly port: number; readonly path: string | undefined }> {
  const { questions, notes } = context;
  if (bindsLoopback(texts)) notes.push(LOOPBACK_NOTE);
  const found = known.port ?? portIn(texts);
  const asked = found === undefined ? await questions.ask('port', String(known.standardPort), portText) : String(found);
  const route = known.path ?? healthRouteIn(texts);
  const path = route ?? (await questions.ask('health check path', 'none', routeText));
  return { port: Number(asked), path: path === 'none' ? undefined : path };
}

function portText(answer: string): string | undefined {
  return safePort(answer) === undefined ? undefined : answer;
}

function routeText(answer: string): string | undefined {
  return answer === 'none' ? answer : safeRoute(answer);
}
