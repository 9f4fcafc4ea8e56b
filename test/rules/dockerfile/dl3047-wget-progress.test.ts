import rule from '../../../src/languages/dockerfile/rules/dl3047-wget-progress.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    { code: 'FROM a:1\nRUN ⟦wget⟧ -O a http://x\n', fixed: 'FROM a:1\nRUN wget --progress=dot:giga -O a http://x\n' },
    'FROM a:1\nONBUILD RUN ⟦wget⟧ http://x\n',
    'FROM a:1\nRUN sudo ⟦wget⟧ http://x\n',
  ],
  accepts: [
    'FROM a:1\nRUN wget -q http://x && wget -qO- http://x && wget -nv http://x && wget --progress=bar http://x && wget -o l http://x\n',
    'FROM a:1\nRUN wget --version\n',
    { code: 'FROM a:1\nRUN sudo wget http://x\n', profile: 'hadolint' },
  ],
});
