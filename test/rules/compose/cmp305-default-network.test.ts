import rule from '../../../src/languages/compose/rules/cmp305-default-network.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['services:\n  ⟦a⟧: {image: "a:1"}\n  b: {image: "b:1"}\n'],
  accepts: [
    'services:\n  a: {image: "a:1", network_mode: host}\n  b: {image: "b:1"}\n',
    'include: [c.yaml]\nservices:\n  a: {image: "a:1"}\n  b: {image: "b:1"}\n',
  ],
});
