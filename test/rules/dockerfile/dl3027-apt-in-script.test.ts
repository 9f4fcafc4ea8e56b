import rule from '../../../src/languages/dockerfile/rules/dl3027-apt-in-script.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    {
      code: 'FROM a:1\nRUN ⟦apt⟧ install -y a\n',
      fixed: 'FROM a:1\nRUN apt-get install -y a\n',
      says: '`apt install`',
    },
    { code: 'FROM a:1\nRUN sudo ⟦apt⟧ -y update && ⟦apt⟧ search x\n' },
    'FROM a:1\nONBUILD RUN ⟦apt⟧ update\n',
    'FROM a:1\nRUN ⟦/usr/bin/apt⟧ list\n',
  ],
  accepts: [
    'FROM a:1\nRUN apt-get update && apt-cache search x && apt-key list\n',
    'FROM a:1\nRUN which apt\n',
    { code: 'FROM a:1\nRUN /usr/bin/apt update\n', profile: 'hadolint' },
  ],
});
