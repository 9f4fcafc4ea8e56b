import rule from '../../../src/languages/compose/rules/cmp016-build-and-image.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['services:\n  a:\n    build: .\n    ⟦image⟧: a:1\n'],
  accepts: [
    'services:\n  a:\n    image: a:1\n',
    { name: 'not a recommended rule', code: 'services:\n  a:\n    build: .\n    image: a:1\n', profile: 'recommended' },
  ],
});
