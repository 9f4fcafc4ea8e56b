import { defineSyntaxRule } from '../syntax-rule.ts';

export default defineSyntaxRule({
  id: 'SC1040',
  name: 'space-indented-here-document-end',
  title: 'spaces before a here-document end marker',
  what: 'The end marker of a `<<-` here-document is indented with spaces.',
  instead: 'Use tabs: `<<-` strips only tabs.',
  examples: {
    bad: [
      { code: 'cat <<-EOF\na\n  EOF\n', line: 3 },
      { code: 'cat <<-X\n X\nb\n', line: 2 },
    ],
    good: [{ code: 'cat <<-EOF\n	a\n	EOF\n' }, { code: 'cat <<EOF\nEOF\n' }],
  },
});
