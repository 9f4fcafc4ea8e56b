import rule from '../../../src/languages/dockerfile/rules/dl3059-consecutive-runs.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    { code: 'FROM a\nRUN b\n⟦RUN⟧ c\n⟦RUN⟧ d\n' },
    'FROM a\nRUN $(b)\n⟦RUN⟧ c\n',
    {
      code: 'FROM a\r\nRUN --network=none b\r\n⟦RUN⟧ --network=none c\r\n',
      fixed: 'FROM a\r\nRUN --network=none b && c\r\n',
    },
    'FROM a\nSHELL ["pwsh", "-Command"]\nRUN B -Name c\n⟦RUN⟧ D "e"\n',
    '# escape=`\r\nFROM mcr.microsoft.com/windows/nanoserver:1809\r\nRUN dir\r\n⟦RUN⟧ md a\r\n',
  ],
  accepts: [
    'FROM a\nSHELL ["pwsh", "-Command"]\nRUN B; C\nRUN D\n',
    'FROM a\nSHELL ["cmd", "/S", "/C"]\nRUN b & c\nRUN d | e\n',
    'FROM a\nSHELL ["pwsh", "-Command"]\nRUN <<EOF\nB\nC\nEOF\nRUN D\n',
    'FROM a\nRUN b && c\nRUN d\n',
    'FROM a\nRUN --network=none b\nRUN c\n',
    'FROM a\nRUN b\nENV C=d\nRUN e\n',
    'FROM a\nONBUILD RUN b\nONBUILD RUN c\n',
    'FROM a\nRUN b\nFROM c\nRUN d\n',
  ],
});
