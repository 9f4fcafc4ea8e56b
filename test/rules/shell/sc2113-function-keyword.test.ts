import rule from '../../../src/languages/shell/rules/sc2113-function-keyword.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    { code: '⟦function f { a; }⟧\nf\n', fixed: 'f() { a; }\nf\n' },
    { code: '⟦function f\n{\n  a "$(b)"\n}⟧\nf\n', fixed: 'f()\n{\n  a "$(b)"\n}\nf\n' },
    { path: 'Dockerfile', code: 'FROM a\nRUN ⟦function f { a; }⟧; f\n', fixed: 'FROM a\nRUN f() { a; }; f\n' },
  ],
  accepts: [
    'f() { a; }\nf\n',
    'function f() { a; }\nf\n',
    '#!/bin/bash\nfunction f { a; }\nf\n',
    '#!/bin/busybox sh\nfunction f { a; }\nf\n',
  ],
});
