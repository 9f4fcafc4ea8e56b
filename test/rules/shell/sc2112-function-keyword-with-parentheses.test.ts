import rule from '../../../src/languages/shell/rules/sc2112-function-keyword-with-parentheses.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    { code: '⟦function f() { a; }⟧\nf\n', fixed: 'f() { a; }\nf\n' },
    { code: '#!/bin/dash\n⟦function  f  ( ) ( a )⟧\nf\n', fixed: '#!/bin/dash\nf  ( ) ( a )\nf\n' },
    { path: 'Dockerfile', code: 'FROM a\nRUN ⟦function f() { a; }⟧ && f\n', fixed: 'FROM a\nRUN f() { a; } && f\n' },
  ],
  accepts: [
    'f() { a; }\nf\n',
    'function f { a; }\nf\n',
    '#!/bin/bash\nfunction f() { a; }\nf\n',
    '#!/bin/ksh\nfunction f() { a; }\nf\n',
    '#!/bin/busybox sh\nfunction f() { a; }\nf\n',
    'echo function f\n',
  ],
});
