import rule from '../../../src/languages/shell/rules/sc2317-unreachable-command.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    'exit\n⟦a⟧',
    'f() { return; ⟦a b⟧; }\nf',
    'if a; then exit; else exit; fi; ⟦b⟧',
    'case $x in a) exit;; *) exit;; esac; ⟦b⟧',
    'die() { exit; }\nif a; then die; ⟦b⟧; fi',
    'exit && ⟦a⟧',
    'x=$(exit; ⟦b⟧)',
    '{ exit; }; ⟦while a; do b; done⟧',
    'if exit; then ⟦a⟧; fi',
    '! exit; ⟦b⟧',
    { name: 'once in recommended', code: 'exit\n⟦a⟧\nb\nc && d' },
    { name: 'as ShellCheck', code: 'exit\n⟦a⟧\n⟦b⟧\nc && d\n⟦e⟧', profile: 'hadolint' },
  ],
  accepts: [
    'a && exit; b',
    '(exit); b',
    'exit & b',
    'if a; then exit; fi; b',
    'case $x in a) exit;; esac; b',
    'while a; do exit; done; b',
    'exit | a; b',
    'exec a; b',
    'f() { if a; then return; fi; exit; }\nf; b',
    'die; b\ndie() { exit; }',
    'f() { exit; }\nf() { a; }\nf; b',
    'f() ( exit )\nf; b',
    'if a; then f() { exit; }; fi\nf; b',
  ],
});
