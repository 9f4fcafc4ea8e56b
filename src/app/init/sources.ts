import type { Project } from './project.ts';
import { safePort, safeRoute } from './words.ts';

/** Sources read for one project at most. */
const MOST_READ = 200;

/** A source file of the project. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

/** Names of files that start a program. */
const STARTING = /(?:^|\/)(?:\w*(?:main|app|application|server|index|program|wsgi)\w*)\.\w+$/i;

/** The sources that a pattern picks: those that start a program, then the others, nearest to the top first. */
export async function sourcesOf(project: Project, pattern: RegExp): Promise<readonly Source[]> {
  const all = project.files.filter((path) => pattern.test(path));
  const first = all.filter((path) => STARTING.test(path));
  const paths = [...new Set([...first, ...all])].slice(0, MOST_READ);
  return Promise.all(paths.map(async (path) => ({ path, text: await project.text(path) })));
}

const PORTS = [
  /\bPORT\b['"\])]*\s*(?:\|\||\?\?|,|or|:=)\s*['"]?(\d{4,5})\b/,
  /\blisten\(\s*(?:\{\s*port:\s*)?(\d{4,5})\b/,
  /\bListenAndServe(?:TLS)?\(\s*"[^":\n]{0,60}:(\d{4,5})"/,
  /\bAddr:\s*"[^":\n]{0,60}:(\d{4,5})"/,
  /\b(?:Run|Start|Listen)\(\s*"[^":\n]{0,60}:(\d{4,5})"/,
  /\b(?:bind|serve|listen)\(\s*&?\(?"[^":\n]{0,60}:(\d{4,5})"/,
  /\(\s*\[\s*\d+,\s*\d+,\s*\d+,\s*\d+\s*\]\s*,\s*(\d{4,5})\s*\)/,
  /\("(?:0\.0\.0\.0|127\.0\.0\.1)",\s*(\d{4,5})\)/,
  /\b(?:port|PORT)\s*[:=]\s*(\d{4,5})\b/,
];

/** The port that sources name as the one they listen on; undefined when they name none above 1023. */
export function portIn(texts: readonly string[]): number | undefined {
  for (const pattern of PORTS) {
    for (const text of texts) {
      const port = safePort(pattern.exec(text)?.[1]);
      if (port !== undefined) return port;
    }
  }
  return undefined;
}

const ROUTE =
  /\b(?:app|server|fastify|http|mux|router|r|e|api|Router::new\(\))\s*\.\s*(?:get|route|all|HandleFunc|Handle|GET|Get|MapGet|MapHealthChecks)\(\s*["'`](?:GET )?(\/(?:api\/)?(?:healthz?|health-?check|livez|readyz|ping|up|_health|status))["'`]/;

/** A route for health checks that sources register on the server itself; undefined when there is none. */
export function healthRouteIn(texts: readonly string[]): string | undefined {
  for (const text of texts) {
    const route = safeRoute(ROUTE.exec(text)?.[1]);
    // A router that is mounted under a prefix answers elsewhere.
    if (route !== undefined && !/\b(?:use|include_router|register_blueprint|nest|Group|group)\(\s*["'`]\//.test(text))
      return route;
  }
  return undefined;
}

/** Whether sources bind a server to the loopback address, which a container cannot be reached on. */
export function bindsLoopback(texts: readonly string[]): boolean {
  return texts.some((text) =>
    /\b(?:listen|bind|serve|ListenAndServe|Run|Start|Addr:)[^\n]{0,40}["'(]\s*(?:127\.0\.0\.1|localhost)\b/.test(text),
  );
}

/** The note on such a server. */
export const LOOPBACK_NOTE =
  'the program binds to 127.0.0.1; let it listen on 0.0.0.0, or nothing reaches it in a container';
