import type { Span } from '../../../core/text.ts';
import { isShellName } from '../analysis/names.ts';
import { REFERRING, variablesOf } from '../analysis/variables.ts';
import type { ShellDocument } from '../document.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2154',
  name: 'unassigned-variable',
  title: 'a variable that nothing sets',
  severity: 'warning',
  docs: {
    what: 'A variable with a lower-case letter in its name that is read but set nowhere: not in the script, and not by ENV or ARG.',
    why: 'It is empty, so the command works on something else than meant: often the name is misspelt.',
    instead: 'Set it, correct the name, or write `${name:-}` when it may be unset.',
    exceptions:
      'Names in capitals may come from the environment; names that the script tests or gives a default may be unset on purpose.',
  },
  examples: {
    bad: [
      { code: 'version=1.2\necho "$versoin"\n', line: 2 },
      { code: 'rm -rf "/srv/$app_dir"\n', line: 1 },
    ],
    good: [{ code: 'version=1.2\necho "$version"\n' }, { code: 'echo "${debug:-}" "$JAVA_HOME"\n' }],
  },
  needs: REFERRING,

  *check(doc) {
    const { assignments, references, guarded } = variablesOf(doc);
    if (references.length === 0) return;
    const seen = new Set([...doc.variables, ...guarded, ...assignments.map(({ name }) => name)]);
    for (const { name, span } of references) {
      if (seen.has(name) || !/[a-z]/.test(name) || isShellName(name)) continue;
      seen.add(name);
      yield {
        at: span,
        message: `nothing sets \`${name}\`: it is empty here`,
        help: isInHereDoc(doc, span)
          ? `write \\$${name} for the program that reads the text, or quote the closing word: <<'EOF'`
          : `set it, or write \${${name}:-} when it may be unset`,
      };
    }
  },
});

/** Whether the shell puts a value into a here-document there: often one that another program sets. */
function isInHereDoc({ tree }: ShellDocument, { start }: Span): boolean {
  return tree.ofType('HereDoc').some(({ body }) => body.pos <= start && start < body.end);
}
