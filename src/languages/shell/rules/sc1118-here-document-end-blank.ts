import { defineSyntaxRule } from '../syntax-rule.ts';

export default defineSyntaxRule({
  id: 'SC1118',
  name: 'here-document-end-blank',
  title: 'blanks after the end of a here-document',
  severity: 'warning',
  what: 'The end word of a here-document has blanks after it.',
  instead: 'Delete the blanks.',
  examples: {
    bad: [
      { code: 'cat <<EOF\na\nEOF \n', line: 3 },
      { code: 'cat <<X\nX	\nb\n', line: 2 },
    ],
    good: [{ code: 'cat <<EOF\na\nEOF\n' }, { code: 'cat <<EOF\nEOF \nEOF\n' }],
  },
});
