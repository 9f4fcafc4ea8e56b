import { isShellName, namesIn } from '../analysis/names.ts';
import { ASSIGNING, variablesOf } from '../analysis/variables.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2034',
  name: 'unused-variable',
  title: 'unused variable',
  severity: 'warning',
  recommended: 'info',
  docs: {
    what: 'A variable that the script sets but never reads or exports.',
    why: 'Either the line is left over, or the name is misspelled where the variable is read.',
    instead: 'Remove it, correct the name, or `export` it if another program reads it.',
    exceptions: 'Names that start with `_` are intentionally unused; ENV and ARG names are read by programs.',
  },
  examples: {
    bad: [
      { code: 'version=1.2\necho "$versoin"\n', line: 1 },
      { code: 'read -r name rubbish\necho "$name"\n', line: 1 },
    ],
    good: [
      { code: 'version=1.2\necho "$version"\n' },
      { code: 'read -r name _\necho "$name"\n' },
      { code: 'export VERSION=1.2\n' },
    ],
  },
  needs: ASSIGNING,

  *check(doc) {
    const { assignments, read } = variablesOf(doc);
    const outside = namesIn(doc.variables);
    const last = new Map(assignments.map((one) => [one.name, one]));
    for (const { name, span } of last.values()) {
      if (name.startsWith('_') || read.has(name) || isShellName(name) || outside.has(name)) continue;
      yield {
        at: span,
        message: `\`${name}\` is never read in this script`,
        help: 'remove it, or export it if another program reads it',
      };
    }
  },
});
