import rule from '../../../src/languages/compose/rules/cmp009-duplicate-container-name.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    {
      code: 'services:\n  a:\n    image: a:1\n    container_name: x\n  b:\n    image: b:1\n    container_name: ⟦"x"⟧\n  c:\n    image: c:1\n    container_name: ⟦${C:-x}⟧\n',
    },
    {
      name: 'merged',
      code: 'x-a: &a {container_name: x}\nservices:\n  a: {image: "a:1", <<: *a}\n  ⟦b⟧: {image: "b:1", <<: *a}\n',
    },
  ],
  accepts: [
    'services:\n  a:\n    image: a:1\n    container_name: x\n  b:\n    extends: a\n    container_name: y\n',
    'services:\n  a:\n    image: a:1\n    container_name: x\n  b:\n    extends: a\n    container_name: !reset x\n',
  ],
});
