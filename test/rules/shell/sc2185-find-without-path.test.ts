import rule from '../../../src/languages/shell/rules/sc2185-find-without-path.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    { code: '⟦find⟧ -name a', fixed: 'find . -name a' },
    '⟦find⟧',
    { code: '⟦find⟧ -L -type f', fixed: 'find -L . -type f' },
    '⟦/usr/bin/find⟧ -name a',
    '⟦find⟧ ! -name a',
  ],
  accepts: [
    'find . -name a',
    'find /a /b',
    'find $x -name a',
    'find -L /a -name b',
    'find --help',
    'echo find -name a',
    'find "$(a)"',
  ],
});
