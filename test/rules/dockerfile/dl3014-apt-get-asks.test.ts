import rule from '../../../src/languages/dockerfile/rules/dl3014-apt-get-asks.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    'FROM a:1\nRUN apt ⟦install⟧ a\n',
    {
      code: 'FROM a:1\nRUN apt-get update && apt-get ⟦install⟧ curl\n',
      fixed: 'FROM a:1\nRUN apt-get update && apt-get install -y curl\n',
      profile: 'recommended',
      severity: 'warning',
    },
    {
      code: 'FROM a:1\nRUN sudo -E apt-get -q ⟦install⟧ a\n',
      fixed: 'FROM a:1\nRUN sudo -E apt-get -q install -y a\n',
    },
    { code: 'FROM a:1\nONBUILD RUN apt-get ⟦install⟧ a\n' },
    { code: 'FROM a:1\nRUN <<EOF\napt-get ⟦install⟧ a\nEOF\n' },
    {
      code: 'FROM a:1\nRUN apt-get \\\n    ⟦install⟧ \\\n    a\n',
      fixed: 'FROM a:1\nRUN apt-get \\\n    install -y \\\n    a\n',
    },
    { code: 'FROM a:1\nRUN ["apt-get", "⟦install⟧", "a"]\n' },
    { code: 'FROM a:1\nRUN yes | apt-get ⟦install⟧ a\n', profile: 'hadolint', name: 'hadolint does not see the pipe' },
  ],
  accepts: [
    'FROM a\nRUN command -v apt-get install\n',
    { code: 'FROM a\nRUN command -v apt-get install\n', profile: 'hadolint' },
    'FROM a:1\nRUN apt-get install -y a && apt-get -yq install a && apt-get install --assume-yes a\n',
    'FROM a:1\nRUN apt-get install -qq a && apt-get install -q -q a && apt-get install -q=2 a\n',
    'FROM a:1\nRUN yes | apt-get install a\n',
    'FROM a:1\nRUN echo \'APT::Get::Assume-Yes "true";\' > /etc/apt/apt.conf.d/9 && apt-get install a\n',
    'FROM a:1\nRUN apt-get download install && apt install -y a\n',
    { code: 'FROM a:1\nRUN sudo apt-get install a\n', profile: 'hadolint' },
    'FROM a:1\nSHELL ["pwsh"]\nRUN apt-get install a\n',
  ],
});
