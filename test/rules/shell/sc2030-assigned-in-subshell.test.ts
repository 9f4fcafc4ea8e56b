import rule from '../../../src/languages/shell/rules/sc2030-assigned-in-subshell.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    '(⟦a⟧=1); echo $a',
    'a=0; (⟦a⟧=1); echo $a',
    'foo | while read -r a; do ⟦b⟧=1; done; echo $b',
    'x=$(⟦b⟧=1; echo $b); echo $b',
    '⟦a⟧=1 & echo $a',
    'f() (⟦a⟧=1)\nf; echo $a',
    '(a=1); (⟦a⟧=2); echo $a',
    '(⟦i⟧=0; i=$((i + 1))); echo $i; echo $i',
  ],
  accepts: [
    '(a=1; echo $a)',
    'a=$(b); echo $a',
    '(a=1); a=2; echo $a',
    '(a=1 foo); echo $a',
    '(PATH=x; foo); echo $PATH',
    '(IFS=:; foo); echo $IFS',
    'f() { echo $a; }; (a=1)',
    '#!/bin/ksh\nfoo | while read -r a; do b=1; done; echo $b',
  ],
});
