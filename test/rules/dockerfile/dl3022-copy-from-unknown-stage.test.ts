import rule from '../../../src/languages/dockerfile/rules/dl3022-copy-from-unknown-stage.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    'FROM a\nCOPY --from=⟦build⟧ b c\n',
    {
      code: 'FROM a AS build\nFROM b\nCOPY \\\r\n --from=⟦built⟧ c d\n',
      fixed: 'FROM a AS build\nFROM b\nCOPY \\\r\n --from=build c d\n',
    },
    {
      name: 'no fix that would make a stage copy from itself',
      code: 'FROM a AS build\nCOPY --from=⟦built⟧ c d\n',
      fixed: 'FROM a AS build\nCOPY --from=built c d\n',
    },
    { code: 'FROM a\nCOPY --from=⟦late⟧ b c\nFROM d AS late\n', says: 'defined later' },
    'FROM a\nCOPY --from=⟦1⟧ b c\n',
  ],
  accepts: [
    'FROM a AS B\nFROM c\nCOPY --from=b d e\n',
    'FROM a\nFROM c\nCOPY --from=0 d e\n',
    'FROM a\nCOPY --from=b:1 c d\nCOPY --from=b/c d e\nCOPY --from=b@sha256:0 d e\n',
    'FROM a\nCOPY --from=$B c d\n',
    'FROM a\nCOPY --from=nginx b c\n',
    'FROM a AS b\nCOPY --from=b c d\n',
  ],
});
