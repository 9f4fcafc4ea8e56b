import rule from '../../../src/languages/dockerfile/rules/df028-password-set-in-build.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    {
      code: "FROM a\r\nRUN useradd b && \\\r\n# c\r\n  echo 'b:pw' | sudo ⟦chpasswd⟧ -e\r\n",
      profile: 'recommended',
      severity: 'warning',
    },
    { code: 'FROM a\nRUN echo "b:$PW" | ⟦chpasswd⟧\n', profile: 'recommended', severity: 'info' },
    'FROM a\nONBUILD RUN echo pw | ⟦passwd⟧ --stdin b\n',
    'FROM a\nRUN <<EOF\nprintf "root:root" | ⟦/usr/sbin/chpasswd⟧\nEOF\n',
  ],
  accepts: [
    'FROM a\nRUN cat /run/secrets/pw | chpasswd\nRUN chpasswd < /run/secrets/pw\n',
    'FROM a\nRUN echo chpasswd && passwd -d root && echo a | tee b\n',
    'FROM a\nCMD echo a:b | chpasswd\n',
  ],
});
