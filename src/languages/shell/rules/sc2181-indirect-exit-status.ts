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
      const status = command.expression && statusIn(bare(command.expression));
      if (status && !startsFunction(doc, command)) yield reportAt(doc, status);
    }
  },
});

/** What is inside parentheses and behind `!`, as in `(( !($?) ))`. */
function bare(expression: ArithmeticExpression): ArithmeticExpression {
  let inner = expression;
  for (;;) {
    if (inner.type === 'ArithmeticGroup') inner = inner.expression;
    else if (inner.type === 'ArithmeticUnary' && inner.operator === '!') inner = inner.operand;
    else return inner;
  }
}

/** `$?` as the whole expression, or as what is compared with 0. */
function statusIn(expression: ArithmeticExpression): ArithmeticExpression | undefined {
  if (isWord(expression, isStatus)) return expression;
  if (expression.type !== 'ArithmeticBinary' || !/^[=!<>]=?$/.test(expression.operator)) return undefined;
  const { left, right } = expression;
  if (isWord(left, isStatus) && isWord(right, isZero)) return left;
  return isWord(right, isStatus) && isWord(left, isZero) ? right : undefined;
}

function isWord(expression: ArithmeticExpression, test: (text: string) => boolean): boolean {
  return expression.type === 'ArithmeticWord' && test(expression.value);
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
