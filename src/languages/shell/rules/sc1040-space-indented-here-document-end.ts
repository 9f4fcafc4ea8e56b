import { defineSyntaxRule } from '../syntax-rule.ts';

export default defineSyntaxRule({
  id: 'SC1040',
  name: 'space-indented-here-document-end',
  title: 'spaces before the end of a here-document',
  what: 'The end word of a `<<-` here-document is indented with spaces.',
  instead: 'Use tabs: `<<-` removes nothing else.',
  examples: {
    bad: [
      { code: 'cat <<-EOF\na\n  EOF\n', line: 3 },
      { code: 'cat <<-X\n X\nb\n', line: 2 },
    ],
    good: [{ code: 'cat <<-EOF\n	a\n	EOF\n' }, { code: 'cat <<EOF\nEOF\n' }],
  },
});
