import rule from '../../../src/languages/dockerfile/rules/dl3036-zypper-cache-kept.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    { code: 'FROM a:1\nRUN zypper -n ⟦in⟧ a=1\n', fixed: 'FROM a:1\nRUN zypper -n in a=1 && zypper clean\n' },
    'FROM a:1\nONBUILD RUN zypper -n ⟦install⟧ a=1\n',
  ],
  accepts: [
    'FROM a:1\nRUN zypper -n in a=1 && zypper cc\n',
    'FROM a:1\nRUN zypper -n in a=1 && rm -rf /var/cache/zypp\n',
    'FROM a:1\nRUN --mount=type=cache,target=/var/cache/zypp zypper -n in a=1\n',
  ],
});
