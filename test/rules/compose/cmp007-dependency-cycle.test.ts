import rule from '../../../src/languages/compose/rules/cmp007-dependency-cycle.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    {
      name: 'over three kinds of edges',
      code: 'services:\n  a:\n    image: a:1\n    depends_on: {b: {condition: service_healthy}}\n  b:\n    image: b:1\n    network_mode: service:c\n  c:\n    image: c:1\n    links: [⟦a⟧]\n',
      says: '`a` → `b` → `c` → `a`',
    },
  ],
  accepts: [
    'services:\n  a:\n    image: a:1\n    depends_on: [missing]\n',
    'services:\n  a:\n    image: a:1\n    depends_on: {a: {condition: service_started, required: false}}\n',
  ],
});
