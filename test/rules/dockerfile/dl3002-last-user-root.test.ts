import rule from '../../../src/languages/dockerfile/rules/dl3002-last-user-root.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    'FROM a\nUSER ⟦0:0⟧\n',
    { name: 'CRLF and a comment in the continuation', code: 'FROM a\r\nUSER \\\r\n# why\r\n ⟦root⟧\r\n' },
    { name: 'the USER of the stage below', code: 'FROM a AS x\nUSER ⟦root⟧\nFROM x\nRUN b\n' },
    { code: 'FROM a\nUSER b\nUSER ⟦"root"⟧\n', fixed: 'FROM a\nUSER b\nUSER b\n' },
    { name: 'hadolint judges every stage', code: 'FROM a\nUSER ⟦root⟧\nFROM b\nUSER c\n', profile: 'hadolint' },
  ],
  accepts: [
    'FROM a\nUSER $UID\n',
    'FROM a\nUSER root\nUSER app\n',
    'FROM a\nUSER root\nFROM b\nUSER c\n',
    'FROM a\nUSER rooty\nUSER 00\n',
    'FROM a\n',
    'FROM a\nONBUILD USER root\n',
    'USER root\nFROM a\n',
    { code: 'FROM a\nUSER "root"\n', profile: 'hadolint' },
  ],
});
