import { defineSyntaxRule } from '../syntax-rule.ts';

export default defineSyntaxRule({
  id: 'SC1039',
  name: 'indented-here-document-end',
  title: 'blanks before the end of a here-document',
  what: 'The end word of a `<<` here-document has blanks before it.',
  instead: 'Write it at the start of the line, or use `<<-` and tabs.',
  examples: {
    bad: [
      { code: 'cat <<EOF\na\n  EOF\n', line: 3 },
      { code: 'cat <<X\n	X\nb\n', line: 2 },
    ],
    good: [{ code: 'cat <<EOF\na\nEOF\n' }, { code: 'cat <<-EOF\n	EOF\n' }],
  },
});
