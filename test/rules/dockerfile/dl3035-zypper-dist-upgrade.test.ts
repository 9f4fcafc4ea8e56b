import rule from '../../../src/languages/dockerfile/rules/dl3035-zypper-dist-upgrade.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['FROM a:1\nRUN zypper -n ⟦dup⟧\n', 'FROM a:1\nONBUILD RUN zypper ⟦dist-upgrade⟧ -y\n'],
  accepts: ['FROM a:1\nRUN zypper -n patch && zypper search dup\n'],
});
