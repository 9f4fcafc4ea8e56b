import rule from '../../../src/languages/dockerfile/rules/dl3028-unpinned-gem.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    { code: 'FROM a:1\nRUN gem install ⟦bundler⟧ rake:1\n' },
    'FROM a:1\nRUN gem i -N ⟦rails⟧\n',
    'FROM a:1\nONBUILD RUN gem install ⟦a⟧\n',
    { code: 'FROM a:1\nRUN gem install ⟦a.gem⟧\n', profile: 'hadolint', severity: 'warning' },
  ],
  accepts: [
    'FROM a:1\nRUN gem install a:1 && gem install a -v 1 && gem install a --version=1\n',
    'FROM a:1\nRUN gem install a.gem $G\n',
    'FROM a:1\nRUN gem update\n',
    {
      code: 'FROM a:1\nRUN gem install -N rails\n',
      profile: 'hadolint',
      name: 'hadolint drops the word behind any option',
    },
  ],
});
