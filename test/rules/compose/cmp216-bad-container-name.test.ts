import rule from '../../../src/languages/compose/rules/cmp216-bad-container-name.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    'services:\n  web:\n    image: a:1\n    container_name: ⟦"-x"⟧\n',
    'services:\n  web:\n    image: a:1\n    container_name: ⟦a⟧\n',
  ],
  accepts: [
    'services:\n  web:\n    image: a:1\n    container_name: ab\n',
    'services:\n  web:\n    image: a:1\n    container_name: "${N:-web}_1"\n',
  ],
});
