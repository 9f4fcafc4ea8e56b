import rule from '../../../src/languages/dockerfile/rules/dl3024-duplicate-stage-name.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['FROM a AS b\nFROM c AS ⟦b⟧\nFROM d AS ⟦B⟧\n', 'FROM a as b\r\nFROM c \\\r\n as ⟦b⟧\r\n'],
  accepts: ['FROM a AS b\nFROM b AS c\n', { code: 'FROM a AS b\nFROM c AS B\n', profile: 'hadolint' }],
});
