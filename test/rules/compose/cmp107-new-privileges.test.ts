import rule from '../../../src/languages/compose/rules/cmp107-new-privileges.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    'services:\n  ⟦a⟧: {image: "a:1"}\n',
    'services:\n  web:\n    image: a:1\n    ⟦security_opt⟧: ["no-new-privileges:false"]\n',
  ],
  accepts: [
    'services:\n  web:\n    image: a:1\n    security_opt: ["no-new-privileges"]\n',
    {
      name: 'merged',
      code: 'x-s: &s {security_opt: ["no-new-privileges:true"]}\nservices:\n  a: {image: "a:1", <<: *s}\n',
    },
  ],
});
