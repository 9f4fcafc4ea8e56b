import rule from '../../../src/languages/dockerfile/rules/dl3041-unpinned-dnf-package.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    { code: 'FROM a:1\nRUN microdnf install -y --nodocs ⟦curl⟧\n' },
    'FROM a:1\nRUN dnf --setopt x=1 install -y ⟦a⟧\n',
    'FROM a:1\nONBUILD RUN dnf install -y ⟦a⟧\n',
    { code: 'FROM a:1\nRUN dnf install -y ⟦$A⟧\n', profile: 'hadolint', severity: 'warning' },
    { code: 'FROM a:1\nRUN dnf module install -y a:1 ⟦nodejs⟧\n', profile: 'hadolint' },
    { code: 'FROM a:1\nENV V=1\nONBUILD RUN dnf install -y ⟦a-$V⟧\n', profile: 'hadolint' },
    { code: 'FROM a:1\nENV V=1\nFROM c:1\nRUN dnf install -y ⟦a-$V⟧\n', profile: 'hadolint' },
  ],
  accepts: [
    'FROM a:1\nRUN dnf install -y a-1.2 @tools ./b.rpm\n',
    'FROM a:1\nRUN dnf group install -y tools && dnf module install -y nodejs:18\n',
    { code: 'FROM a:1\nRUN dnf module install -y nodejs:18\nRUN dnf group install -y a\n', profile: 'hadolint' },
    { code: 'FROM a:1\nONBUILD ENV V=1\nONBUILD RUN dnf install -y a-${V}\n', profile: 'hadolint' },
    { code: 'FROM a:1 AS b\nENV V=1\nFROM b\nRUN dnf install -y a-$V\n', profile: 'hadolint' },
  ],
});
