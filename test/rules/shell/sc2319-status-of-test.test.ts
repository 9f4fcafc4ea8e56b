import rule from '../../../src/languages/shell/rules/sc2319-status-of-test.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    'if [ $a ] || [ $b ]; then c ⟦$?⟧; fi',
    '[ $a ] && b ⟦$?⟧',
    'if [ a = $b ]; then c; else e=⟦$?⟧; fi',
    '#!/bin/bash\n[[ $a ]] || { return ⟦$?⟧; }',
    'while [ $b ]; do c ⟦$?⟧; done',
    '[ $a ] && [ $b ] || c ⟦$?⟧',
    'if [ $b ]; then case $1 in a) b ⟦$?⟧ ;; b) c; d $? ;; *) e ⟦$?⟧ ;; esac; fi',
    'if [ $b ]; then (c ⟦$?⟧); fi',
    'if [ $b ]; then case $1 in a) ;; b) c ⟦$?⟧ ;; esac; fi',
  ],
  accepts: [
    'a || exit $?',
    '[ $a ]; b=$?',
    '[ $a ] || b=$?',
    'if ! [ $b ]; then exit $?; fi',
    '[ $a ] && b && c $?',
    'if a; then b $?; fi',
    'cd a && [ -r b ] || c $?',
    '{ a || b; } || [ -d c ] || d $?',
  ],
});
