import rule from '../../../src/languages/dockerfile/rules/dl3018-unpinned-apk-package.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    { code: 'FROM a:1\nRUN apk add --no-cache ⟦curl⟧ git\n', says: 'and 1 more' },
    'FROM a:1\nRUN apk --update add -t .build ⟦gcc⟧\n',
    'FROM a:1\nONBUILD RUN apk add ⟦a⟧\n',
    { code: 'FROM a:1\nRUN apk add ⟦$A⟧\n', profile: 'hadolint', severity: 'warning' },
  ],
  accepts: [
    'FROM a:1\nRUN apk add a=1 b~2 "c>3" "d<4" e.apk $F\n',
    'FROM a:1\nRUN apk add --virtual .b a=1 && apk add -X http://x a=1\n',
    'FROM a:1\nRUN apk del a && apk info add\n',
  ],
});
