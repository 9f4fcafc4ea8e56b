import rule from '../../../src/languages/shell/rules/sc1073-unreadable-script.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['echo ⟦"⟧a\n', '⟦case⟧ x in a) b\n', 'echo ⟦$⟧{ a\nls\n'],
  accepts: [
    '#!/bin/bash\necho ${ a; }\n',
    'echo "a"\n',
    'case x in a) b;; esac\n',
    '#!/usr/bin/python3\nprint("a\n',
    '#!/bin/ksh\na "b',
  ],
});
