import { defineSyntaxRule } from '../syntax-rule.ts';

export default defineSyntaxRule({
  id: 'SC2108',
  name: 'and-flag-in-double-bracket',
  title: '-a inside [[ ]]',
  what: '`-a` between two tests in one `[[ ]]`.',
  instead: 'Write `&&`.',
  examples: {
    bad: [
      { code: '#!/bin/bash\n[[ -f a -a -f b ]] && make\n', line: 2 },
      { code: '#!/bin/bash\nif [[ $x = a -a $y = b ]]; then make; fi\n', line: 2 },
    ],
    good: [{ code: '#!/bin/bash\n[[ -f a && -f b ]] && make\n' }, { code: '[ -f a -a -f b ] && make\n' }],
  },
});
