import { defineSyntaxRule } from '../syntax-rule.ts';

export default defineSyntaxRule({
  id: 'SC1118',
  name: 'here-document-end-blank',
  title: 'whitespace after a here-document end marker',
  severity: 'warning',
  what: 'The end marker of a here-document has trailing whitespace.',
  instead: 'Remove the whitespace.',
  examples: {
    bad: [
      { code: 'cat <<EOF\na\nEOF \n', line: 3 },
      { code: 'cat <<X\nX	\nb\n', line: 2 },
    ],
    good: [{ code: 'cat <<EOF\na\nEOF\n' }, { code: 'cat <<EOF\nEOF \nEOF\n' }],
  },
});
