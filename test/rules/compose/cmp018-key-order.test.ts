import rule from '../../../src/languages/compose/rules/cmp018-key-order.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    'services:\n  a:\n    image: a:1\n    depends_on: [c, ⟦b⟧]\n  b:\n    image: b:1\n    ports: ["81", ⟦"80"⟧]\n  c:\n    ports: ["1"]\n    ⟦image⟧: c:1\n',
    {
      name: 'two that cannot be moved',
      code: 'services:\n  a: &a\n    restart: always\n    ⟦image⟧: a:1\n    # why\n\n  x: *a\n  ⟦b⟧: {ports: ["81", ⟦"80"⟧]}\n',
      fixed:
        'services:\n  a: &a\n    restart: always\n    image: a:1\n    # why\n\n  x: *a\n  b: {ports: ["80", "81"]}\n',
    },
  ],
  accepts: [
    'services:\n  x-common: {}\n  a: {image: "a:1"}\n',
    'x-a: 1\nservices:\n  a:\n    <<: {}\n    image: a:1\n    x-b: 1\n    ports: [{target: 81}, {target: 80}]\n',
  ],
});
