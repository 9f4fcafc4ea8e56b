import { defineSyntaxRule } from '../syntax-rule.ts';

export default defineSyntaxRule({
  id: 'SC1039',
  name: 'indented-here-document-end',
  title: 'whitespace before a here-document end marker',
  what: 'The end marker of a `<<` here-document is indented.',
  instead: 'Move it to the start of the line, or use `<<-` and tabs.',
  examples: {
    bad: [
      { code: 'cat <<EOF\na\n  EOF\n', line: 3 },
      { code: 'cat <<X\n	X\nb\n', line: 2 },
    ],
    good: [{ code: 'cat <<EOF\na\nEOF\n' }, { code: 'cat <<-EOF\n	EOF\n' }],
  },
});
