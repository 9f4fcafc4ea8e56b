import rule from '../../../src/languages/dockerfile/rules/dl3066-user-name.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    { name: 'hadolint knows no ENV', code: 'FROM a\nENV U=1\nUSER ⟦$U⟧\n', profile: 'hadolint' },
    'FROM a\nUSER ⟦app⟧\n',
    'FROM a\nUSER ⟦app:1⟧\n',
    'FROM a AS x\nUSER ⟦app⟧\nFROM x\n',
    'FROM a\r\nUSER \\\r\n ⟦app⟧\r\n',
    { name: 'hadolint reports each', code: 'FROM a\nUSER ⟦app⟧\nUSER ⟦root⟧\n', profile: 'hadolint' },
  ],
  accepts: [
    { code: 'FROM a\nARG U\nUSER ${U}\nUSER $UID:1\nUSER :0\n', profile: 'hadolint' },
    'FROM a\nUSER :0\n',
    'FROM a\nUSER 1000\n',
    'FROM a\nUSER "1000:app"\n',
    'FROM a\nUSER app\nUSER 1\n',
    'FROM a\nUSER app\nFROM b\n',
    'FROM a\nARG U\nUSER ${U}\n',
    'FROM a\nUSER root\n',
  ],
});
