import rule from '../../../src/languages/dockerfile/rules/dl3019-apk-cache-kept.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    { code: 'FROM a:1\nRUN apk ⟦add⟧ a=1\n', fixed: 'FROM a:1\nRUN apk add --no-cache a=1\n' },
    { code: 'FROM a:1\nRUN apk ⟦add⟧ --update a=1\n', fixed: 'FROM a:1\nRUN apk add --no-cache a=1\n' },
    { code: 'FROM a:1\nONBUILD RUN apk ⟦add⟧ a=1\n' },
    {
      code: 'FROM a:1\nRUN apk ⟦add⟧ a=1 && rm -rf /var/cache/apk/*\n',
      profile: 'hadolint',
      name: 'hadolint does not see the removal',
    },
  ],
  accepts: [
    'FROM a:1\nRUN apk add --no-cache a=1\n',
    'FROM a:1\nRUN apk add a=1 && rm -rf /var/cache/apk/*\n',
    'FROM a:1\nRUN --mount=type=tmpfs,target=/var/cache/apk apk add a=1\n',
  ],
});
