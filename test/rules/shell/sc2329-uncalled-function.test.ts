import rule from '../../../src/languages/shell/rules/sc2329-uncalled-function.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    '⟦f() { a; }⟧\nexit',
    '⟦function f { a; }⟧\ndie() { exit; }\ndie',
    'f() { a; }\n⟦g() { f; }⟧\nf\nexit',
    'f() { ⟦g() { b; }⟧; }\nf\nexit',
    { code: '⟦f() { f; }⟧\nexit', profile: 'hadolint' },
    { code: '⟦f() { a; }⟧\ntrap f EXIT\n"$@"\nexit', profile: 'hadolint' },
  ],
  accepts: [
    'f() { a; }',
    'f() { a; }\nf\nexit',
    'f() { g; }\ng() { a; }\nx | f\nexit',
    'f() { a; }\ncommand f\nexit',
    'f() { a; }\necho "$(f)"\nexit',
    { name: 'in a string', code: "f() { a; }\ntrap 'rm x; f' EXIT\nexit" },
    { name: 'whatever is asked for', code: 'start() { a; }\n"$1"\nexit' },
    'f() { a; }\n. ./lib\nexit',
    'f() { a; }\neval "$x"\nexit',
    'f() { a; }\nif b; then exit; fi',
    'f() { a; }\nexec "$@"',
  ],
});
