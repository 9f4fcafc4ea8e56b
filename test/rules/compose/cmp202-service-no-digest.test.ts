import rule from '../../../src/languages/compose/rules/cmp202-service-no-digest.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['services:\n  a:\n    image: ⟦nginx⟧\n'],
  accepts: [
    'services:\n  a:\n    image: a@sha256:bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\n',
    { code: 'services:\n  a:\n    image: nginx:1\n', profile: 'recommended' },
  ],
});
