import { isShellName, namesIn } from '../analysis/names.ts';
import { REFERRING, variablesOf } from '../analysis/variables.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

const MAX_LENGTH = 40;
const MAX_CANDIDATES = 500;
/** Pairs of names that are compared letter by letter. */
const MAX_COMPARISONS = 100_000;

export default defineShellcheckRule({
  id: 'SC2153',
  name: 'misspelt-variable',
  title: 'possibly misspelled variable',
  severity: 'info',
  docs: {
    what: 'An upper-case name that is never set, while a very similar name is.',
    why: 'It is probably misspelled, so the value is empty.',
    instead: 'Correct the name.',
  },
  examples: {
    bad: [
      { code: 'VERSION=1.2\necho "$VERSON"\n', line: 2 },
      { code: 'my_dir=/srv\necho "$MY_DIR"\n', line: 2 },
    ],
    good: [{ code: 'VERSION=1.2\necho "$VERSION"\n' }, { code: 'VERSION=1.2\necho "$JAVA_HOME"\n' }],
  },
  needs: REFERRING,

  *check(doc, { profile }) {
    const { assignments, references, guarded } = variablesOf(doc);
    const outside = namesIn(doc.variables);
    const own = new Set(assignments.map(({ name }) => name));
    const seen = new Set([...own, ...guarded]);
    let similar: Similar | undefined;
    for (const { name, span, late } of references) {
      // A prompt or an alias is expanded when other files have been read.
      if (late && profile !== 'hadolint') continue;
      if (seen.has(name) || outside.has(name) || /[a-z]/.test(name) || isShellName(name)) continue;
      seen.add(name);
      similar ??= new Similar(firstOf(outside, own));
      const other = similar.to(name);
      if (other !== undefined)
        yield {
          at: span,
          message: `\`${name}\` is never set, but the similar \`${other}\` is`,
          help: `use the other name if that is meant: $${other}`,
        };
    }
  },
});

function firstOf(outside: ReadonlySet<string>, own: ReadonlySet<string>): readonly string[] {
  const names = new Set<string>();
  for (const some of [outside, own]) {
    for (const name of some) {
      if (names.size === MAX_CANDIDATES) break;
      names.add(name);
    }
  }
  return [...names];
}

/** Finds the first of some names that another one may be a misspelling of. */
class Similar {
  private readonly candidates: readonly { readonly name: string; readonly small: string }[];
  private readonly bySmall: ReadonlyMap<string, string>;
  private compared = 0;

  constructor(names: readonly string[]) {
    this.candidates = names.map((name) => ({ name, small: name.toLowerCase() }));
    this.bySmall = new Map(this.candidates.toReversed().map(({ name, small }) => [small, name]));
  }

  to(wrong: string): string | undefined {
    const small = wrong.toLowerCase();
    // When nothing is compared any more, only the letter case can differ.
    if (this.compared > MAX_COMPARISONS) return wrong.length > 3 ? this.bySmall.get(small) : undefined;
    return this.candidates.find((one) => (small === one.small ? wrong.length > 3 : this.isNear(wrong, one.name)))?.name;
  }

  private isNear(wrong: string, name: string): boolean {
    if (!areNearInLength(wrong, name) || ++this.compared > MAX_COMPARISONS) return false;
    const steps = distance(wrong, name);
    return (steps === 1 && name.length > 3) || (steps === 2 && name.length > 7);
  }
}

/** Whether the lengths of two names allow that one is the other misspelt. */
function areNearInLength({ length }: string, other: string): boolean {
  return length <= MAX_LENGTH && Math.abs(length - other.length) <= 2;
}

/** Letters to change, add or remove to get from one name to the other; more than two are not counted to the end. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const steps = Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1);
      next.push(steps);
      least = Math.min(least, steps);
    }
    if (least > 2) return least;
    row = next;
  }
  return row[b.length] ?? 0;
}
