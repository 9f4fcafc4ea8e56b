import rule from '../../../src/languages/dockerfile/rules/dl1001-inline-ignore.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    'FROM a\n⟦# hadolint ignore=DL3018⟧\nRUN b\n',
    'FROM a\r\nRUN b \\\r\n ⟦# hadolint ignore=DL3018⟧\r\n c\r\n',
  ],
  accepts: [
    'FROM a\n# hadolint stage ignore=DL3018\nRUN b\n',
    'FROM a\n# hadolint ignore=dl3018\nRUN b\n',
    'FROM a\n# hadolint ignore=DL3018 - why\nRUN b\n',
    'FROM a\n# hadolint shell=bash\nRUN b\n',
  ],
});
