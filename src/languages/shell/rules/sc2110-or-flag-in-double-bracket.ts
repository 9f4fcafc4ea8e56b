import { defineSyntaxRule } from '../syntax-rule.ts';

export default defineSyntaxRule({
  id: 'SC2110',
  name: 'or-flag-in-double-bracket',
  title: '-o inside [[ ]]',
  what: '`-o` between two tests in one `[[ ]]`.',
  instead: 'Write `||`.',
  examples: {
    bad: [
      { code: '#!/bin/bash\n[[ -f a -o -f b ]] && make\n', line: 2 },
      { code: '#!/bin/bash\nif [[ $x = a -o $y = b ]]; then make; fi\n', line: 2 },
    ],
    good: [{ code: '#!/bin/bash\n[[ -f a || -f b ]] && make\n' }, { code: '[ -f a -o -f b ] && make\n' }],
  },
});
