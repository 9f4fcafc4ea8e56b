import rule from '../../../src/languages/dockerfile/rules/dl3021-copy-to-file.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    { code: "FROM a\nCOPY ['b', 'c', ⟦'/d']⟧\n", profile: 'hadolint', fixed: "FROM a\nCOPY ['b', 'c', '/d']\n" },
    { code: 'FROM a\nCOPY b c ⟦/d⟧\n', fixed: 'FROM a\nCOPY b c /d/\n' },
    {
      code: 'FROM a\r\nCOPY --chown=1 b \\\r\n  c \\\r\n# x\r\n  ⟦"/d"⟧\r\n',
      fixed: 'FROM a\r\nCOPY --chown=1 b \\\r\n  c \\\r\n# x\r\n  "/d/"\r\n',
    },
    { code: 'FROM a\nCOPY <<A <<B ⟦/d⟧\nx\nA\ny\nB\n' },
    { code: 'FROM a\nCOPY b c ⟦.⟧\n', profile: 'hadolint' },
  ],
  accepts: [
    'FROM a:1\nCOPY --from build /a /b\n',
    "FROM a\nCOPY ['b', 'c', '/d']\n",
    'FROM a\nCOPY b /d\n',
    'FROM a\nCOPY b c d/\n',
    'FROM a\nCOPY b c .\nCOPY b c ..\nCOPY b c ./\n',
    'FROM a\nCOPY b c $D\nCOPY b c ${D}\n',
    'FROM a\nADD b c /d\n',
    '# escape=`\nFROM a\nCOPY b c C:\\d\\\n',
  ],
});
