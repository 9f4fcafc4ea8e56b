import { commandNameOf } from '../analysis/flow.ts';
import { isInCondition } from '../command.ts';
import type { SyntaxNode } from '../parse.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

/** Commands that practically cannot fail, or end the script. */
const HARMLESS = /^(?:echo|exit|return|printf|true|:)$/;

export default defineShellcheckRule({
  id: 'SC2015',
  name: 'and-or-as-if',
  title: '`a && b || c` used as if-then-else',
  severity: 'info',
  docs: {
    what: 'A chain `A && B || C` where B can fail.',
    why: 'C also runs if A succeeds and B fails: it is not the else branch of an `if`.',
    instead: 'Write `if A; then B; else C; fi`.',
    exceptions: 'C may be `echo`, `printf`, `exit`, `return`, `true` or an assignment, and B may be a test.',
  },
  examples: {
    bad: [
      { code: '[ -f a ] && make || rm -rf build\n', line: 1 },
      { code: 'apk info git && git pull || apk add git\n', line: 1 },
    ],
    good: [{ code: 'if [ -f a ]; then make; else rm -rf build; fi\n' }, { code: 'cd app && make || exit 1\n' }],
  },
  needs: ['operator:||'],

  *check(doc) {
    for (const list of doc.tree.ofType('AndOr')) {
      const last = list.operators.length - 1;
      if (list.operators[last] !== '||' || list.operators[last - 1] !== '&&') continue;
      const [then, otherwise] = [list.commands[last], list.commands[last + 1]];
      if (!then || !otherwise || isHarmless(otherwise) || isTest(then) || isInCondition(doc.tree, list)) continue;
      const before = list.commands[last - 1];
      const start = doc.text.indexOf('&&', before?.end ?? list.pos);
      yield {
        at: doc.tree.isDecoded(list) ? doc.tree.spanOf(list) : { start, end: start + 2 },
        message: 'what follows `||` also runs if the command before it fails, unlike an else branch',
        help: 'use if: if …; then …; else …; fi',
      };
    }
  },
});

function isHarmless(node: SyntaxNode): boolean {
  if (node.type === 'Pipeline' && node.commands.length === 1) return node.prefixes.length > 0;
  if (node.type !== 'Command') return false;
  const [inner] = node.args;
  if (commandNameOf(node) === 'command' && inner?.type === 'Word') return HARMLESS.test(inner.value);
  return node.name ? HARMLESS.test(commandNameOf(node) ?? '') : node.prefix.some(({ type }) => type === 'Assignment');
}

function isTest(node: SyntaxNode): boolean {
  return node.type === 'TestCommand' || /^(?:\[|test)$/.test(commandNameOf(node, false) ?? '');
}
