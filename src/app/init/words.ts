/** What may appear unquoted in a generated file, by what it is. Anything else in a project counts as not there. */
const PATH = /^(?!-)[\w@+.-]+(?:\/[\w@+.-]+)*$/;
const WORD = /^[\w@%+=:,./~-]+$/;
const VERSION = /^\d+(?:\.\d+){0,2}$/;

/** A relative path without spaces, quotes and `..`, safe in any instruction. */
export function safePath(path: string | undefined): string | undefined {
  const plain = path?.replace(/^\.\//, '');
  if (plain === undefined || plain.length > 200 || !PATH.test(plain)) return undefined;
  return plain.split('/').some((part) => part === '..' || part === '.') ? undefined : plain;
}

/** A name of a program, module or task. */
export function safeName(name: string | undefined): string | undefined {
  return name !== undefined && /^[A-Za-z_][\w.-]{0,80}$/.test(name) ? name : undefined;
}

/** `1`, `1.2` or `1.2.3`. */
export function safeVersion(version: string | undefined): string | undefined {
  return version !== undefined && VERSION.test(version) ? version : undefined;
}

/** A route for health checks, without a query. */
export function safeRoute(route: string | undefined): string | undefined {
  return route !== undefined && /^\/[\w./-]{0,100}$/.test(route) ? route : undefined;
}

/** A port that a user without privileges may bind, unless `lowest` says otherwise. */
export function safePort(text: string | undefined, lowest = 1024): number | undefined {
  const port = text !== undefined && /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  return port >= lowest && port <= 65535 ? port : undefined;
}

/**
 * The words of a command that needs no shell, without leading `NAME=value` assignments; undefined for anything with
 * quotes, variables or operators.
 */
export function plainCommand(script: string | undefined): readonly string[] | undefined {
  if (script === undefined || script.length > 500) return undefined;
  const words = script.trim().split(/[ \t]+/);
  while (/^(?:cross-env$|[A-Z_][A-Z0-9_]*=)/.test(words[0] ?? '')) words.shift();
  return words.length > 0 && words.every((word) => WORD.test(word)) ? words : undefined;
}

/** A name that Kubernetes, Compose and a registry accept. */
export function slug(name: string | undefined): string {
  const plain = (name ?? '')
    .slice(0, 200)
    .toLowerCase()
    .replace(/^@[^/]*\//, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replaceAll(/^[-0-9]+|-+$/g, '');
  return plain === '' ? 'app' : plain;
}

/** Words as a JSON array on one line, which both Docker and YAML read. */
export function jsonWords(words: readonly string[]): string {
  return `[${words.map((word) => JSON.stringify(word)).join(', ')}]`;
}
