import rule from '../../../src/languages/compose/rules/cmp018-key-order.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    'services:\n  a:\n    image: a:1\n    depends_on: [c, ⟦b⟧]\n  b:\n    image: b:1\n    ports: ["81", ⟦"80"⟧]\n  c:\n    ports: ["1"]\n    ⟦image⟧: c:1\n',
  ],
  accepts: [
    'x-a: 1\nservices:\n  a:\n    <<: {}\n    image: a:1\n    x-b: 1\n    ports: [{target: 81}, {target: 80}]\n',
  ],
});
