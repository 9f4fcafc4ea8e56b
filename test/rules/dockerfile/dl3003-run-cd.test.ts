import rule from '../../../src/languages/dockerfile/rules/dl3003-run-cd.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    { name: 'a lone cd', code: 'FROM a\nRUN ⟦cd /b⟧\n' },
    'FROM a\nRUN ⟦cd /b⟧ && make\n',
    'FROM a\nRUN ⟦cd /b⟧; make && cd /c\n',
    { name: 'a continued line', code: 'FROM a\r\nRUN \\\r\n  # c\r\n  ⟦cd \\\r\n  /b⟧ && make\r\n' },
    { name: 'hadolint reports any cd', code: 'FROM a\nRUN make && (⟦cd b⟧ && make)\n', profile: 'hadolint' },
    { name: 'hadolint reports a lone cd', code: 'FROM a\nRUN ⟦cd b⟧\n', profile: 'hadolint' },
  ],
  accepts: [
    'FROM a\nRUN (cd /b && make)\n',
    'FROM a\nRUN make && cd b && make\n',
    'FROM a\nONBUILD RUN cd /b && make\n',
    'FROM a\nRUN echo cd /b\n',
    'FROM a\nSHELL ["powershell"]\nRUN cd C:\\b; make\n',
  ],
});
