import rule from '../../../src/languages/shell/rules/sc3026-caret-bracket.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['ls ⟦[^a]⟧*', 'case $x in ⟦[^b]⟧) c;; esac'],
  accepts: ['ls [!a]*', '#!/bin/bash\nls [^a]*', '#!/bin/bash\ncase $x in [^b]) c;; esac'],
});
