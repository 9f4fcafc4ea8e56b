import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2269',
  name: 'self-assignment',
  title: 'self-assignment of a variable',
  severity: 'info',
  docs: {
    what: 'An assignment `x=$x` or `x="$x"`.',
    why: 'It has no effect: the name on one side is probably misspelled.',
    instead: 'Correct the name, or remove the line.',
  },
  examples: {
    bad: [
      { code: 'x=$x\n', line: 1 },
      { code: 'a; y="${y}"\n', line: 1 },
    ],
    good: [{ code: 'x=$y\n' }, { code: 'x="$x:a"\n' }],
  },
  needs: ['command:'],

  *check(doc) {
    for (const command of doc.tree.ofType('Command')) {
      if (command.name) continue;
      for (const part of command.prefix) {
        if (part.type !== 'Assignment' || part.append || part.index || part.value.type !== 'Word') continue;
        if (
          !new Set([`$${part.name}`, `\${${part.name}}`, `"$${part.name}"`, `"\${${part.name}}"`]).has(part.value.text)
        )
          continue;
        const span = doc.tree.spanOf(part);
        yield {
          at: doc.tree.isDecoded(part) ? span : { start: span.start, end: span.start + part.name.length },
          message: `this assigns \`${part.name}\` to itself`,
          help: 'remove the assignment, or correct the name',
        };
      }
    }
  },
});
