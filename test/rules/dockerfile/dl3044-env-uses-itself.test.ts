import rule from '../../../src/languages/dockerfile/rules/dl3044-env-uses-itself.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    'FROM a\nENV A=1 B=⟦$A⟧/b\n',
    'FROM a\r\nENV A=1 \\\r\n# c\r\n  B="x${B}⟦${A}⟧"\r\n',
    'FROM a\nENV B=⟦$A⟧ A=1\n',
  ],
  accepts: [
    'FROM a\nENV A=1\nENV A=2 B=$A\n',
    'FROM a\nARG A\nENV A=1 B=$A\n',
    "FROM a\nENV A=1 B='$A' C=\\$A\n",
    'FROM a\nENV A=$A:b\n',
    'FROM a\nENV A=1 B=$AB\n',
    'FROM a AS x\nENV A=1\nFROM x\nENV A=2 B=$A\n',
    'FROM a\nENV PATH=/b:$PATH HOME=$PATH\n',
  ],
});
