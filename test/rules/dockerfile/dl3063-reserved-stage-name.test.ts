import rule from '../../../src/languages/dockerfile/rules/dl3063-reserved-stage-name.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['FROM a AS ⟦scratch⟧\n', 'FROM a \\\r\n as ⟦Context⟧\r\n'],
  accepts: ['FROM scratch AS a\n', 'FROM a AS scratchy\n'],
});
