/**
 * What is known of a variable's value: nothing in it (E), a whole number (N), no whitespace and no globs (C for clean),
 * or maybe some (D for dirty).
 */
export type Blanks = 'E' | 'N' | 'C' | 'D';

/** Names whose values the shell keeps free of whitespace. */
const CLEAN = new Set(
  (
    'BASHPID BASH_ARGC BASH_LINENO BASH_SUBSHELL EUID UID EPOCHREALTIME EPOCHSECONDS LINENO OPTIND PPID RANDOM SRANDOM ' +
    'SECONDS SHELLOPTS SHLVL COLUMNS LINES HISTSIZE HISTFILESIZE READLINE_ARGUMENT READLINE_MARK READLINE_POINT BASH_MONOSECONDS BASH_TRAPSIG'
  ).split(' '),
);

/** Whether the shell keeps the value of a name free of whitespace. */
export function isClean(name: string): boolean {
  return CLEAN.has(name);
}

/** Parts of one word, and two paths that meet, both follow this table. */
export function join(a: Blanks, b: Blanks): Blanks {
  if (a === 'E') return b;
  if (b === 'E') return a;
  if (a === b) return a;
  return a === 'D' || b === 'D' ? 'D' : 'C';
}

const NOTHING: ReadonlyMap<string, Blanks> = new Map();

/** Variables along one path: a layer over the state that the path began with. */
export class Environment {
  /** The path ended in `exit` or `exec`, or in `return` until the function is left. */
  dead: false | 'exit' | 'return' = false;
  private readonly base: Environment | undefined;
  /** Most paths change nothing. */
  private own: Map<string, Blanks> | undefined;

  constructor(base?: Environment) {
    this.base = base;
  }

  get changed(): ReadonlyMap<string, Blanks> {
    return this.own ?? NOTHING;
  }

  get(name: string): Blanks {
    const own = this.own?.get(name);
    if (own) return own;
    if (this.base) return this.base.get(name);
    return CLEAN.has(name) ? 'C' : 'D';
  }

  set(name: string, state: Blanks): void {
    this.own ??= new Map();
    this.own.set(name, state);
  }

  /** Takes over what one path changed, as the only way on. */
  follow(path: Environment): void {
    for (const [name, state] of path.changed) this.set(name, state);
    this.dead = path.dead;
  }

  /** Goes on where several paths meet; dead ones do not arrive. */
  meet(paths: readonly Environment[]): void {
    const alive = paths.filter(({ dead }) => !dead);
    if (alive.length === 0) {
      this.dead = paths.some(({ dead }) => dead === 'return') ? 'return' : 'exit';
      return;
    }
    if (alive.every(({ changed }) => changed.size === 0)) return;
    const names = new Set(alive.flatMap(({ changed }) => [...changed.keys()]));
    const met = [...names].map((name) => [name, alive.map((path) => path.get(name)).reduce(join)] as const);
    for (const [name, state] of met) this.set(name, state);
  }
}
