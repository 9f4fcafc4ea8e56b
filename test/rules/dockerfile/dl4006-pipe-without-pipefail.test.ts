import rule from '../../../src/languages/dockerfile/rules/dl4006-pipe-without-pipefail.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    { name: 'hadolint reports groups', code: 'FROM a\nRUN ⟦{ echo b; }⟧ | c\n', profile: 'hadolint' },
    {
      name: 'one SHELL for all pipes of a stage',
      code: 'FROM a\n# c\nrun ⟦curl b⟧ | tar -x\nRUN ⟦curl c⟧ | tar -x\nFROM node:22-alpine\nRUN ⟦curl b⟧ | d\n',
      fixed:
        'FROM a\nshell ["/bin/bash", "-o", "pipefail", "-c"]\n# c\nrun curl b | tar -x\nRUN curl c | tar -x\nFROM node:22-alpine\nSHELL ["/bin/ash", "-o", "pipefail", "-c"]\nRUN curl b | d\n',
    },
    {
      name: 'the SHELL that is there',
      code: 'FROM a\r\nSHELL [ "/bin/bash", \\\r\n "-ec"]\r\nRUN ⟦curl b⟧ \\\r\n | c\r\n',
      fixed: 'FROM a\r\nSHELL [ "/bin/bash", "-o", "pipefail", \\\r\n "-ec"]\r\nRUN curl b \\\r\n | c\r\n',
    },
    {
      name: 'the SHELL of the base stage',
      code: 'FROM a AS x\nSHELL ["/bin/bash", "-c"]\nFROM x\nRUN <<EOF\n⟦curl b⟧ | c\nEOF\n',
      fixed:
        'FROM a AS x\nSHELL ["/bin/bash", "-c"]\nFROM x\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN <<EOF\ncurl b | c\nEOF\n',
    },
    {
      name: 'a base with apk',
      code: 'FROM a AS x\nRUN apk add b\nFROM x\nRUN ⟦curl b⟧ | c\n',
      fixed: 'FROM a AS x\nRUN apk add b\nFROM x\nSHELL ["/bin/ash", "-o", "pipefail", "-c"]\nRUN curl b | c\n',
    },
    {
      name: 'no fix for a shell that has no pipefail',
      code: 'FROM a\nSHELL ["/bin/dash", "-c"]\nRUN ⟦curl b⟧ | c\n',
      fixed: 'FROM a\nSHELL ["/bin/dash", "-c"]\nRUN curl b | c\n',
    },
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
