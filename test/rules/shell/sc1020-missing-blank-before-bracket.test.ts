import rule from '../../../src/languages/shell/rules/sc1020-missing-blank-before-bracket.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    { code: '[ -n "$x"⟦]⟧', fixed: '[ -n "$x" ]' },
    'if [ -z "$x"⟦]⟧; then a; fi',
    '[ "$(a)"⟦]⟧ && b',
    '[ a ] && [ b⟦]⟧',
    { code: '#!/bin/bash\n[[ -f a⟦]]⟧', fixed: '#!/bin/bash\n[[ -f a ]]' },
    '#!/bin/bash\nif [[ $x == y⟦]]⟧; then a; fi',
  ],
  accepts: [
    '[ -n "$x" ]',
    '[ "$x" = "a]" ]',
    '[ -e a[1] ]',
    '[ a[1]',
    '[ a ]]',
    'test a]',
    '#!/bin/bash\n[[ $x == [a] ]]',
  ],
});
