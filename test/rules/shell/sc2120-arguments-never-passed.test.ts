import rule from '../../../src/languages/shell/rules/sc2120-arguments-never-passed.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    '⟦f() { echo "$1"; }⟧\nf',
    '⟦function f { shift; echo "$*"; }⟧\nif a; then f; fi',
    'f() { a "$@"; }\n⟦f() { echo "$1"; }⟧\nf',
    '⟦f() { echo "${1%a}" $(($2 + 1)); }⟧\nf',
  ],
  accepts: [
    'f() { echo "$1"; }\nf a\nf',
    'f() { echo "$1"; }',
    'f() { echo "${1?}"; }\nf',
    'f() { set a b; echo "$1"; }\nf',
    'f() { a; }\nf',
  ],
});
