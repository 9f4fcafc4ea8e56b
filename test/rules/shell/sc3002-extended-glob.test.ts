import rule from '../../../src/languages/shell/rules/sc3002-extended-glob.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['rm a⟦@(b|c)⟧', 'case $x in ⟦+(a)⟧) b;; esac'],
  accepts: ['rm ab ac', '#!/bin/bash\nrm a@(b|c)', '#!/bin/bash\ncase $x in +(a)) b;; esac'],
});
