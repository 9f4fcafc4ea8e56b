import rule from '../../../src/languages/compose/rules/cmp203-service-bad-image-ref.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    'services:\n  a:\n    image: "⟦Nginx⟧:1"\n',
    'services:\n  a:\n    image: nginx:⟦1:2⟧\n',
    { code: 'services:\n  a:\n    image: ⟦http://⟧r.io/a\n', says: 'a scheme' },
  ],
  accepts: ['services:\n  a:\n    image: ${R:-r.io}/a:1\n', 'services:\n  a:\n    image: ""\n'],
});
