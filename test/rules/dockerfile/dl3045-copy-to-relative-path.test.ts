import rule from '../../../src/languages/dockerfile/rules/dl3045-copy-to-relative-path.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    { code: "FROM a\nCOPY ['b', ⟦'c']⟧\n", profile: 'hadolint' },
    'FROM a\nCOPY b ⟦c⟧\nWORKDIR /d\nCOPY e f\n',
    'FROM a\r\nCOPY \\\r\n ["b", ⟦"./"⟧]\r\n',
    'FROM a AS x\nFROM x\nCOPY b ⟦.⟧\n',
  ],
  accepts: [
    "FROM a\nCOPY ['b', 'c']\n",
    'FROM a\nCOPY b /c\nCOPY b $C\nCOPY b "/d"\nCOPY b C:/e\n',
    'FROM a AS x\nWORKDIR /w\nFROM x\nCOPY b .\n',
    'FROM scratch\nCOPY b .\n',
    'FROM a\nONBUILD COPY b .\n',
  ],
});
