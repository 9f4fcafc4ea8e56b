import { firstThat } from '../../../core/bisect.ts';
import type { Span } from '../../../core/text.ts';
import type { ShellDocument } from '../document.ts';
import type { SyntaxNode } from '../parse.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';
import type { ScriptTree } from '../tree.ts';

const PLAIN = /^\$(?:\{([A-Za-z_]\w*(?:\[\w+\])?)\}|([A-Za-z_]\w*))$/;

export default defineShellcheckRule({
  id: 'SC2004',
  name: 'dollar-in-arithmetic',
  title: 'needless dollar sign in arithmetic',
  severity: 'style',
  fixable: 'sometimes',
  docs: {
    what: '`$x` or `${x}` inside `$(( ))`, `(( ))` or an array index.',
    why: 'Names are variables there anyway; with the dollar sign the text of the value is inserted, which changes the precedence if the value is an expression.',
    instead: 'Write only the name: `$((x + 1))`.',
  },
  examples: {
    bad: [
      { code: 'echo $(($x + 1))\n', line: 1, fixed: 'echo $((x + 1))\n' },
      { code: 'y=$((2 * ${x}))\n', line: 1, fixed: 'y=$((2 * x))\n' },
    ],
    good: [{ code: 'echo $((x + 1))\n' }, { code: 'echo $(($1 + $#))\n' }],
  },
  needs: ['ArithmeticWord', '['],

  *check(doc) {
    for (const { name, span } of dollarNames(doc)) {
      yield {
        at: span,
        message: `\`${name}\` needs no dollar sign in arithmetic`,
        help: `remove the dollar sign: ${name}`,
        // Where the value is an expression, its text and its number differ.
        fix: { title: 'Remove the dollar sign', safety: 'unsafe', edits: [{ span, text: name }] },
      };
    }
  },
});

/** Whether a place is in one of some nodes that are in source order. */
function isIn(nodes: readonly SyntaxNode[], place: number): boolean {
  const before = nodes[firstThat(nodes, ({ pos }) => pos > place) - 1];
  return before !== undefined && place < before.end;
}

function* dollarNames({ tree }: ShellDocument): Generator<{ name: string; span: Span }> {
  const old = tree.ofType('ArithmeticExpansion').filter(({ text }) => text.startsWith('$['));
  for (const node of tree.ofType('ArithmeticWord')) {
    const match = PLAIN.exec(node.value);
    // SC2007 reports all of `$[$x]`.
    if (match && !isIn(old, node.pos) && !tree.isDecoded(node))
      yield { name: match[1] ?? match[2] ?? '', span: tree.spanOf(node) };
  }
  const indexed = tree.ofType('Assignment').filter(({ index }) => index);
  if (indexed.length === 0) return;
  const associative = associativeNames(tree);
  for (const node of indexed) {
    const match = node.index && PLAIN.exec(node.index.text);
    if (!match || !node.index || associative.has(node.name)) continue;
    yield { name: match[1] ?? match[2] ?? '', span: tree.spanOf(node.index) };
  }
}

/** Arrays whose index is a text, in which the dollar sign counts. */
function associativeNames(tree: ScriptTree): ReadonlySet<string> {
  const associative = new Set<string>();
  for (const { suffix, name } of tree.ofType('Command')) {
    if (
      !/^(?:declare|typeset|local)$/.test(name?.text ?? '') ||
      !suffix.some((part) => part.type === 'Word' && /^-\w*A/.test(part.text))
    )
      continue;
    for (const part of suffix)
      associative.add(part.type === 'Assignment' ? part.name : part.type === 'Word' ? part.value : '');
  }
  return associative;
}
