import rule from '../../../src/languages/shell/rules/sc2327-captured-redirect.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['x=⟦$(a > b)⟧', 'x=⟦`a 1>b 2>&1`⟧', 'x="⟦$(a | b >> "$c")⟧"', 'x=⟦$(a >&2)⟧', 'x=⟦$({ a; b; } > c)⟧'],
  accepts: [
    'x=$(a 2>b)',
    'x=$(a 2>&1 >b)',
    'x=$(a; b > c)',
    'x=$(a > b && c)',
    'x=$(dialog 3>&1 1>&2 2>&3)',
    'x=$(a > b | c)',
    'a <(b > c)',
    '#!/bin/bash\nx=$(a &> b)',
    'x=$({ a > b; })',
  ],
});
