import rule from '../../../src/languages/shell/rules/sc3033-function-name.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['⟦a-b() { c; }⟧', '⟦x.y() { z; }⟧'],
  accepts: ['a_b() { c; }', '#!/bin/bash\na-b() { c; }', '#!/bin/bash\nx.y() { z; }'],
});
