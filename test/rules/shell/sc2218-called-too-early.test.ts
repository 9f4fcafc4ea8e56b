import rule from '../../../src/languages/shell/rules/sc2218-called-too-early.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    '⟦f a⟧; f() { b; }',
    'if a; then ⟦f⟧; fi; f() { b; }',
    '(⟦f⟧); x=$(⟦f⟧); f() { b; }',
    { code: '. ./lib; ⟦f⟧; f() { b; }', profile: 'hadolint' },
  ],
  accepts: [
    'f() { b; }; f',
    'g() { f; }; f() { b; }; g',
    'f() { a; }; f; f() { b; }',
    'a | f; f() { b; }',
    'f & f() { b; }',
    'f; if a; then f() { b; }; fi',
    '. ./lib; f; f() { b; }',
    'trap f EXIT; f() { b; }',
    'command f; f() { b; }',
  ],
});
