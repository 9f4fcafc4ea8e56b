import rule from '../../../src/languages/dockerfile/rules/dl3033-unpinned-yum-package.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    { code: 'FROM a:1\nRUN yum install -y ⟦curl⟧ a-1.2 foo-bar\n', says: 'and 1 more' },
    'FROM a:1\nRUN yum -y install ⟦nodejs⟧\n',
    'FROM a:1\nONBUILD RUN yum install -y ⟦a⟧\n',
    {
      code: 'FROM a:1\nRUN yum install -y ⟦a.rpm⟧\n',
      profile: 'hadolint',
      severity: 'warning',
      name: 'a file without a dash is unpinned for hadolint',
    },
    { code: 'FROM a:1\nRUN yum install -y ⟦a-$V⟧\nENV V=1\n', profile: 'hadolint' },
  ],
  accepts: [
    'FROM a:1\nRUN yum install -y a-1.2 b-devel-1.2-3.el9 /x.rpm https://x/y.rpm $PKG "c-$V"\n',
    { code: 'FROM a:1 AS b\nENV V=1\nFROM b\nARG W\nRUN yum install -y a-$V b-${W}\n', profile: 'hadolint' },
    'FROM a:1\nRUN yum update -y\n',
  ],
});
