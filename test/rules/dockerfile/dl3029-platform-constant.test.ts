import rule from '../../../src/languages/dockerfile/rules/dl3029-platform-constant.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    'FROM ⟦--platform=linux/amd64⟧ a\n',
    'FROM a:1\r\nfrom ⟦--platform=linux/arm64⟧ \\\r\n b\r\n',
    { code: 'FROM ⟦--platform=$P⟧ a\n', profile: 'hadolint' },
  ],
  accepts: [
    'FROM --platform=${TARGETPLATFORM} a\n',
    'FROM --platform=$P a\n',
    'FROM --platform=linux/arm64 a AS b-linux\n',
    'FROM a\n',
  ],
});
