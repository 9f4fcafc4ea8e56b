import rule from '../../../src/languages/dockerfile/rules/dl3060-yarn-cache-kept.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    { code: 'FROM a:1\nRUN yarn ⟦install⟧\n', fixed: 'FROM a:1\nRUN yarn install && yarn cache clean\n' },
    { code: 'FROM a:1 AS x\nRUN yarn ⟦install⟧\nFROM x\n' },
    'FROM a:1\nONBUILD RUN yarn ⟦install⟧\n',
  ],
  accepts: [
    'FROM a:1\nRUN yarn install && yarn cache clean\n',
    'FROM a:1\nRUN yarn && yarn add a\n',
    'FROM a:1 AS x\nRUN yarn install\nFROM b:1\n',
    'FROM a:1\nRUN --mount=type=cache,target=/root/.cache/yarn yarn install\n',
    { code: 'FROM a:1\nRUN yarn install && yarn cache list\n', profile: 'hadolint' },
  ],
});
