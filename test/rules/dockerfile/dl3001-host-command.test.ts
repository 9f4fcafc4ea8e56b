import rule from '../../../src/languages/dockerfile/rules/dl3001-host-command.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    'FROM a\nRUN b && ⟦service⟧ c start\n',
    'FROM a\nONBUILD RUN ⟦ssh⟧ b\n',
    'FROM a\r\nRUN b \\\r\n && sudo ⟦mount⟧ c\r\n',
    { code: 'FROM a\nRUN ⟦service⟧ b start && service b stop\n', profile: 'hadolint' },
  ],
  accepts: [
    'FROM a\nRUN apt-get install vim ssh\n',
    'FROM a\nRUN echo ps\n',
    'FROM a\nRUN service b start && c && service b stop\n',
    'FROM a\nRUN b & pid=$! && c && kill $pid\n',
    'FROM a\nCMD top\n',
  ],
});
