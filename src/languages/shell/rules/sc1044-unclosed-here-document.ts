import { defineSyntaxRule } from '../syntax-rule.ts';

export default defineSyntaxRule({
  id: 'SC1044',
  name: 'unclosed-here-document',
  title: 'a here-document without an end',
  aliases: ['SC1041', 'SC1042', 'SC1043'],
  what: 'A here-document whose end word never stands alone on a line.',
  instead: 'Add the line.',
  examples: {
    bad: [
      { code: 'cat <<EOF\na\n', line: 1 },
      { code: 'a; cat <<-X\nb\n', line: 1 },
    ],
    good: [{ code: 'cat <<EOF\na\nEOF\n' }, { code: 'cat <<-EOF\n	a\n	EOF\n' }],
  },
});
