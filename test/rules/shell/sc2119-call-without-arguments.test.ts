import rule from '../../../src/languages/shell/rules/sc2119-call-without-arguments.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['f() { echo "$1"; }\n⟦f⟧', 'f() { echo "$@"; }\n⟦f⟧ || ⟦f⟧', 'f() { [ $# = 0 ]; }\necho "$(⟦f⟧)"; ⟦f <x⟧'],
  accepts: [
    'f() { echo "$1"; }\nf a\nf',
    'f() { echo "${1:-a}"; }\nf',
    'f() { echo "$0"; }\nf',
    'f() { set -- a; echo "$1"; }\nf',
    'f() { echo "$1"; }\ntrap f EXIT',
    'f() { g() { echo "$1"; }; g a; }\nf',
    'f() { for x; do echo "$x"; done; }\nf',
    "f() { awk '{print $1}'; }\nf",
  ],
});
