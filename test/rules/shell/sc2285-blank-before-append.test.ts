import rule from '../../../src/languages/shell/rules/sc2285-blank-before-append.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['⟦x += 1⟧', '⟦x +=1⟧', '⟦foo += bar baz⟧', '#!/bin/bash\n⟦$x += 1⟧', '⟦x += "a b"⟧; y', '⟦x.y += 1⟧ > f'],
  accepts: ['x+=1', 'x -= 1', 'x + = 1', 'echo += 1', 'x "+=" 1', 'x a += 1'],
});
