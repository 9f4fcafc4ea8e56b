import rule from '../../../src/languages/dockerfile/rules/dl3065-redundant-target-platform.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    { code: 'FROM ⟦--platform=$TARGETPLATFORM⟧ a\n', fixed: 'FROM a\n' },
    'FROM \\\r\n ⟦--platform=${TARGETPLATFORM}⟧ a\r\n',
  ],
  accepts: ['FROM --platform=$TARGETPLATFORM-x a\n', 'FROM --platform=linux/amd64 a\n'],
});
