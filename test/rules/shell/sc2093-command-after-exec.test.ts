import rule from '../../../src/languages/shell/rules/sc2093-command-after-exec.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    '⟦exec a⟧\nb\n',
    '⟦exec "$@"⟧\nb\nexit 1\n',
    '⟦exec a⟧\nexec b\n',
    '⟦exec a > log⟧\nb\n',
    '⟦A=1 exec a⟧\nb\n',
    '⟦exec a⟧\nb() { c; }\n',
    '{ ⟦exec a⟧; b; }\n',
    'if a; then ⟦exec b⟧; c; fi\n',
    'f() { ⟦exec a⟧; b; }\nf\n',
    'for i in a; do ⟦exec b⟧; done\n',
    'while a; do ⟦exec b⟧; echo c; done\n',
  ],
  accepts: [
    'exec a\n',
    'exec > log\na\n',
    'exec\na\n',
    'exec a\necho b\nexit 1\n',
    'exec a\nx=1\n',
    'exec a || b\nc\n',
    'a && exec b\nc\n',
    'exec a | b\nc\n',
    'exec a &\nb\n',
    '! exec a\nb\n',
    '(exec a; b)\n',
    'x=$(exec a; b)\n',
    'if a; then exec b; fi\nc\n',
    'for i in a; do if b; then exec c; fi; done\n',
    'until exec a; do b; done\n',
    '#!/bin/bash\nshopt -s execfail\nexec a\nb\n',
  ],
});
