import rule from '../../../src/languages/dockerfile/rules/df011-swallowed-instruction.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    { code: 'FROM a\nRUN b \\\n⟦COPY⟧ c /d\n', fixed: 'FROM a\nRUN b \nCOPY c /d\n' },
    { code: '# escape=`\r\nFROM a\r\nRUN b && `\r\n c `\r\n# d\r\n⟦ENTRYPOINT⟧ ["e"]\r\n' },
  ],
  accepts: [
    'FROM a\nRUN b \\\n COPY c\n',
    'FROM a\nRUN b \\\nrun c\n',
    'FROM a\nRUN b \\\nADDRESS=1 c\n',
    'FROM a\nRUN <<EOF\nb \\\nCOPY c /d\nEOF\n',
    'FROM a\nENV A=1 \\\nUSER=x\n',
  ],
});
