import rule from '../../../src/languages/compose/rules/cmp017-unnamed-project.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['⟦services⟧: {a: {image: "a:1"}}\n'],
  accepts: [
    'name: x\nservices: {a: {image: "a:1"}}\n',
    'web:\n  image: a:1\n',
    { name: 'not a recommended rule', code: 'services: {a: {image: "a:1"}}\n', profile: 'recommended' },
  ],
});
