import rule from '../../../src/languages/dockerfile/rules/dl3046-useradd-large-uid.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    { code: 'FROM a:1\nRUN useradd -m -u ⟦123456⟧ app\n', fixed: 'FROM a:1\nRUN useradd -l -m -u 123456 app\n' },
    'FROM a:1\nRUN useradd ⟦--uid=1234567⟧ app\n',
    'FROM a:1\nRUN useradd --uid ⟦1234567⟧ app\n',
    'FROM a:1\nONBUILD RUN useradd -u ⟦123456⟧ a\n',
    { code: 'FROM a:1\nRUN useradd -u ⟦${LONGNAME}⟧ a\n', profile: 'hadolint', severity: 'warning' },
  ],
  accepts: [
    'FROM a:1\nRUN useradd -u 99999 a && useradd -lu 123456 a && useradd --no-log-init -u 123456 a && useradd -u $UID a\n',
    'FROM a:1\nRUN adduser -u 123456 a\n',
  ],
});
