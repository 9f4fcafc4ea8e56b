import { defineSyntaxRule } from '../syntax-rule.ts';

export default defineSyntaxRule({
  id: 'SC1044',
  name: 'unclosed-here-document',
  title: 'here-document without an end marker',
  aliases: ['SC1041', 'SC1042', 'SC1043'],
  what: 'A here-document whose end marker never appears on a line of its own.',
  instead: 'Add a line with the end marker.',
  examples: {
    bad: [
      { code: 'cat <<EOF\na\n', line: 1 },
      { code: 'a; cat <<-X\nb\n', line: 1 },
    ],
    good: [{ code: 'cat <<EOF\na\nEOF\n' }, { code: 'cat <<-EOF\n	a\n	EOF\n' }],
  },
});
