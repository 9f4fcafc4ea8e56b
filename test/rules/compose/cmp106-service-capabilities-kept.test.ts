import rule from '../../../src/languages/compose/rules/cmp106-service-capabilities-kept.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['services:\n  ⟦a⟧: {image: "a:1", cap_add: [ALL]}\n'],
  accepts: [
    'services:\n  web:\n    image: a:1\n    privileged: true\n',
    'services:\n  web:\n    image: a:1\n    cap_drop: [CAP_ALL]\n',
    { path: 'compose.override.yaml', code: 'services:\n  web:\n    image: a:1\n' },
    'services:\n  web:\n    image: a:1\n    extends: {file: b.yaml, service: b}\n',
  ],
});
