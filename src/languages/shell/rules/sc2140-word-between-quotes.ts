import type { SyntaxNode, Word } from '../parse.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2140',
  name: 'word-between-quotes',
  title: 'unquoted word between two quoted strings',
  severity: 'warning',
  recommended: 'info',
  docs: {
    what: 'Literal text between two double-quoted strings in one word.',
    why: 'The quotes around it end the outer string and are removed: `"a "b" c"` is `a b c`.',
    instead: 'Escape the inner quotes (`\\"`), or use single quotes on the outside.',
  },
  examples: {
    bad: [
      { code: 'echo "say "hello" now"\n', line: 1 },
      { code: 'echo "{"key"}"\n', line: 1 },
    ],
    good: [{ code: 'echo "say \\"hello\\" now"\n' }, { code: 'x="$a"="$b"\n' }],
  },
  needs: ['between-quotes'],

  *check(doc) {
    for (const word of doc.tree.ofType('Word')) {
      const { parts = [] } = word;
      if (parts.length < 3 || isSpecial(word, doc.tree.parentOf(word))) continue;
      const isElement = word.text.startsWith('[') && doc.tree.parentOf(word)?.type === 'ArrayValue';
      for (const [index, part] of parts.entries()) {
        const [before, after] = [parts[index - 1], parts[index + 1]];
        if (part.type !== 'Literal' || before?.type !== 'DoubleQuoted' || after?.type !== 'DoubleQuoted') continue;
        // `(["key"]="value")`
        if (isElement && /^\]\+?=$/.test(part.text)) continue;
        if (/^(?:[=:/]|\\.*)$/.test(part.text) || (isSingle(before.parts) && isSingle(after.parts))) continue;
        yield {
          at: doc.tree.spanOf(part),
          message: `the quotes around \`${part.text.slice(0, 30)}\` end the string before it and are removed`,
          help: 'escape the inner quotes',
        };
      }
    }
  },
});

function isSingle(parts: readonly SyntaxNode[]): boolean {
  return parts.length === 1 && parts[0]?.type !== 'Literal';
}

function isSpecial(word: Word, parent: SyntaxNode | undefined): boolean {
  return (
    (parent?.type === 'Assignment' && parent.index === word) ||
    (parent?.type === 'TestBinary' && parent.operator === '=~') ||
    parent?.type === 'Default' ||
    parent?.type === 'Remove' ||
    parent?.type === 'Replace'
  );
}
