import rule from '../../../src/languages/dockerfile/rules/dl4006-pipe-without-pipefail.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    { name: 'hadolint reports groups', code: 'FROM a\nRUN ⟦{ echo b; }⟧ | c\n', profile: 'hadolint' },
    'FROM a\nRUN ⟦curl b⟧ | tar -x\n',
    'FROM a\r\nRUN x && \\\r\n ⟦wget -O- b⟧ \\\r\n | sh\r\n',
    'FROM a\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nFROM b\nRUN ⟦curl b⟧ | tar -x\n',
    { code: 'FROM a\nRUN ⟦echo b⟧ | c\n', profile: 'hadolint' },
  ],
  accepts: [
    'FROM a\nSHELL ["/bin/bash", "-eo", "pipefail", "-c"]\nRUN curl b | c\n',
    'FROM a\nRUN set -eux -o pipefail; curl b | c\n',
    'FROM a\nRUN echo b | c\n',
    'FROM a\nRUN curl b || c\n',
    'FROM a\nRUN curl b | c || d\n',
    'FROM a\nRUN if curl b | c; then d; fi\n',
    'FROM a\nSHELL ["pwsh"]\nRUN curl b | c\n',
    'FROM a\nRUN <<EOF\n#!/bin/bash\nset -o pipefail\ncurl b | c\nEOF\n',
  ],
});
