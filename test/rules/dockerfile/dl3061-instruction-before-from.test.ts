import rule from '../../../src/languages/dockerfile/rules/dl3061-instruction-before-from.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    '⟦RUN⟧ a\n⟦env⟧ A=1\nARG B\nFROM c\n',
    '﻿⟦USER⟧ \\\r\n a\r\nFROM b\r\n',
    { code: '⟦RUN⟧ a\n', profile: 'hadolint' },
  ],
  accepts: ['ARG A\nARG B=1\nFROM c\n', '# escape=`\nFROM a\n', 'RUN a\n'],
});
