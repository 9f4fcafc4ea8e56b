import rule from '../../../src/languages/shell/rules/sc3039-let.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['⟦let⟧ x=1', 'a && ⟦let⟧ y++'],
  accepts: ['x=$((1))', '#!/bin/bash\nlet x=1', '#!/bin/bash\na && let y++'],
});
