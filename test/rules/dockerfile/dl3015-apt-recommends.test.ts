import rule from '../../../src/languages/dockerfile/rules/dl3015-apt-recommends.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    'FROM a\nRUN apt ⟦install⟧ b\n',
    'FROM a\nRUN apt-get install --no-install-recommends b && apt-get ⟦install⟧ c\nRUN apt-get ⟦install⟧ d\n',
    {
      code: 'FROM a\nRUN apt-get update && apt-get ⟦install⟧ \\\n  b\n',
      fixed: 'FROM a\nRUN apt-get update && apt-get install --no-install-recommends \\\n  b\n',
    },
    'FROM a\nONBUILD RUN apt-get ⟦install⟧ b\n',
    'FROM a\r\nRUN sudo apt-get -y ⟦install⟧ b\r\n',
    'FROM a\nRUN apt-get -o APT::Install-Suggests=false ⟦install⟧ b\n',
    'FROM a\nRUN ["apt-get", "⟦install⟧", "b"]\n',
  ],
  accepts: [
    'FROM a\nRUN apt-get install --no-install-recommends b\n',
    'FROM a\nRUN apt-get install -o "APT::Install-Recommends=0" b\n',
    'FROM a\nRUN echo \'APT::Install-Recommends "false";\' > /etc/apt/apt.conf.d/x\nRUN apt-get install b\n',
    'FROM a\nRUN apt-get update\n',
    { code: 'FROM a\nRUN apt install b\n', profile: 'hadolint' },
  ],
});
