import rule from '../../../src/languages/shell/rules/sc3032-coprocess.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['⟦coproc cat⟧', '⟦coproc x { a; }⟧'],
  accepts: ['mkfifo pipe', '#!/bin/bash\ncoproc cat', '#!/bin/bash\ncoproc x { a; }'],
});
