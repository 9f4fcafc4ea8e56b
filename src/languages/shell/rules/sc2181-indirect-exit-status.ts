import { testsOf } from '../analysis/tests.ts';
import type { ShellDocument } from '../document.ts';
import type { ArithmeticExpression, SyntaxNode } from '../parse.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2181',
  name: 'indirect-exit-status',
  title: 'exit status compared with 0',
  severity: 'style',
  docs: {
    what: 'A test that compares `$?` with 0.',
    why: 'Any command in between, even an `echo`, replaces the status, and the test then checks that one.',
    instead: 'Test the command itself: `if command; then …`.',
    exceptions: 'The first command of a function, and tests that also check something else.',
  },
  examples: {
    bad: [
      { code: 'make\nif [ $? -ne 0 ]; then exit 1; fi\n', line: 2 },
      { code: '#!/bin/bash\nmake\n[[ $? == 0 ]] || exit 1\n', line: 3 },
    ],
    good: [{ code: 'if ! make; then exit 1; fi\n' }, { code: 'make\ncase $? in 2) exit 1;; esac\n' }],
  },
  needs: ['$?', '${?'],

  *check(doc) {
    for (const { form, operands, only, command } of testsOf(doc).tests) {
      const [left, right] = operands;
      if (form === 'test' || !only || !left || !right) continue;
      const status =
        isStatus(left.text) && isZero(right.text)
          ? left
          : isStatus(right.text) && isZero(left.text)
            ? right
            : undefined;
      if (status && !startsFunction(doc, command)) yield reportAt(doc, status);
    }
    for (const command of doc.tree.ofType('ArithmeticCommand')) {
      const word = command.expression && negated(command.expression);
      if (word?.type === 'ArithmeticWord' && isStatus(word.value) && !startsFunction(doc, command))
        yield reportAt(doc, word);
    }
    for (const node of doc.tree.ofType('ArithmeticBinary')) {
      const { left, right, operator } = node;
      if (!/^[=!<>]=?$|^==$/.test(operator) || left.type !== 'ArithmeticWord' || right.type !== 'ArithmeticWord')
        continue;
      const parent = doc.tree.parentOf(node);
      if (parent?.type !== 'ArithmeticCommand') continue;
      const status =
        isStatus(left.value) && isZero(right.value)
          ? left
          : isStatus(right.value) && isZero(left.value)
            ? right
            : undefined;
      if (status && !startsFunction(doc, parent)) yield reportAt(doc, status);
    }
  },
});

/** What `!` precedes, in `(( ! $? ))`. */
function negated(expression: ArithmeticExpression): ArithmeticExpression {
  return expression.type === 'ArithmeticUnary' && expression.operator === '!' ? expression.operand : expression;
}

function reportAt(doc: ShellDocument, node: SyntaxNode) {
  return {
    at: doc.tree.spanOf(node),
    message: 'any command in between replaces the status tested here',
    help: 'test the command directly: if command; then …',
  };
}

function isStatus(text: string): boolean {
  return /^"?\$\{?\?\}?"?$/.test(text);
}

function isZero(text: string): boolean {
  return /^["']?0["']?$/.test(text);
}

/** The status then is that of what ran before the call. */
function startsFunction({ tree }: ShellDocument, node: SyntaxNode): boolean {
  let child = node;
  for (const up of tree.ancestorsOf(node)) {
    if (up.type === 'Function') return true;
    if (up.type === 'Script') return false;
    if ((up.type === 'CompoundList' || up.type === 'AndOr') && up.commands[0] !== child) return false;
    if (up.type === 'If' && up.clause !== child) return false;
    child = up;
  }
  return false;
}
