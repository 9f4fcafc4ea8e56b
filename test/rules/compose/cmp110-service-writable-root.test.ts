import rule from '../../../src/languages/compose/rules/cmp110-service-writable-root.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['services:\n  ⟦a⟧: {image: "a:1"}\n', 'services:\n  web:\n    image: a:1\n    read_only: ⟦no⟧\n'],
  accepts: [
    'services:\n  web:\n    image: a:1\n    read_only: "true"\n',
    { path: 'compose.override.yaml', code: 'services:\n  web:\n    image: a:1\n' },
  ],
});
