import { isShellName } from '../analysis/names.ts';
import { REFERRING, variablesOf } from '../analysis/variables.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

const MAX_LENGTH = 40;
const MAX_CANDIDATES = 500;
/** Pairs of names that are compared letter by letter. */
const MAX_COMPARISONS = 100_000;

export default defineShellcheckRule({
  id: 'SC2153',
  name: 'misspelt-variable',
  title: 'a variable that resembles one that is set',
  severity: 'info',
  docs: {
    what: 'A name in capitals that nothing sets, while a very similar name is set.',
    why: 'It is probably a misspelling, and then the value is empty.',
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

  *check(doc) {
    const { assignments, references, guarded } = variablesOf(doc);
    const known = new Set([...doc.variables, ...assignments.map(({ name }) => name)]);
    const candidates = [...known].slice(0, MAX_CANDIDATES);
    const seen = new Set([...known, ...guarded]);
    let compared = 0;
    for (const { name, span } of references) {
      if (seen.has(name) || /[a-z]/.test(name) || isShellName(name)) continue;
      seen.add(name);
      const other = candidates.find((one) => {
        if (name.toLowerCase() === one.toLowerCase()) return name.length > 3;
        if (!areNearInLength(name, one) || ++compared > MAX_COMPARISONS) return false;
        const steps = distance(name, one);
        return (steps === 1 && one.length > 3) || (steps === 2 && one.length > 7);
      });
      if (other !== undefined)
        yield {
          at: span,
          message: `nothing sets \`${name}\`, but \`${other}\` is set`,
          help: `write $${other} if that is meant`,
        };
    }
  },
});

/** Whether the lengths of two names allow that one is the other misspelt. */
function areNearInLength({ length }: string, other: string): boolean {
  return length <= MAX_LENGTH && Math.abs(length - other.length) <= 2;
}

/** Letters to change, add or take out to get from one name to the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
