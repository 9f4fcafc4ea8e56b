/** A dependency that `npm ci` will not find in the lock. */
export interface LockProblem {
  readonly name: string;
  readonly wanted: string;
  /** Version in the lock; absent when the package is missing there. */
  readonly locked?: string;
}

const VERSION = /^(\d+)\.(\d+)\.(\d+)$/;
const RANGE = /^([~^]?)(\d+)\.(\d+)\.(\d+)$/;
/** Specs that name no version of the registry. */
const ELSEWHERE = /^(?:file:|link:|workspace:|git|https?:|npm:|portal:|patch:|\.|\/|~\/)|\//;

/**
 * Dependencies of a package.json for which the lock has no entry, or a version that does not fit. Ranges that need a
 * full parser are not checked. Undefined when one of the files cannot be read.
 */
export function lockProblems(manifest: string, lock: string): LockProblem[] | undefined {
  const wanted = parse(manifest);
  const locked = parse(lock);
  const { packages: entries } = locked ?? {};
  const packages = record(entries);
  // Without `packages` it is lock version 1, which has no root entry to compare with.
  if (!wanted || !packages || 'overrides' in wanted) return undefined;
  const problems: LockProblem[] = [];
  for (const group of ['dependencies', 'devDependencies']) {
    for (const [name, spec] of Object.entries(record(wanted[group]) ?? {})) {
      if (typeof spec !== 'string') continue;
      const entry = record(packages[`node_modules/${name}`]);
      if (!entry) problems.push({ name, wanted: spec });
      else {
        const { version } = entry;
        if (typeof version === 'string' && fits(spec, version) === false)
          problems.push({ name, wanted: spec, locked: version });
      }
    }
  }
  return problems;
}

/** Whether a version is in a range; undefined when the range is not a simple one. */
function fits(spec: string, version: string): boolean | undefined {
  const range = RANGE.exec(spec.trim());
  const found = VERSION.exec(version);
  if (!range || !found || ELSEWHERE.test(spec)) return undefined;
  const [, sign] = range;
  const low = range.slice(2).map(Number);
  const own = found.slice(1).map(Number);
  if (compare(own, low) < 0) return false;
  if (sign === '') return compare(own, low) === 0;
  if (sign === '~') return own[0] === low[0] && own[1] === low[1];
  const fixed = low[0] !== 0 ? 1 : low[1] !== 0 ? 2 : 3;
  return low.slice(0, fixed).every((part, index) => part === own[index]);
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let index = 0; index < 3; index++) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** A JSON object, undefined when the text is not one. */
export function parse(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return record(JSON.parse(text.startsWith('\ufeff') ? text.slice(1) : text));
  } catch {
    return undefined;
  }
}

/** A value as an object with text keys. */
export function record(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return isRecord(value) ? value : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
