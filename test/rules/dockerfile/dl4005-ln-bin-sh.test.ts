import rule from '../../../src/languages/dockerfile/rules/dl4005-ln-bin-sh.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    { code: 'FROM a\nRUN ln -sfv /bin/bash ⟦/bin/sh⟧\n', fixed: 'FROM a\nSHELL ["/bin/bash", "-c"]\n' },
    'FROM a\r\nONBUILD RUN x && \\\r\n ln -s bash ⟦/bin/sh⟧\r\n',
  ],
  accepts: ['FROM a\nRUN ln -s /bin/bash /bin/zsh\n', 'FROM a\nRUN echo ln /bin/sh\n'],
});
