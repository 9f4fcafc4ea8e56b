import rule from '../../../src/languages/compose/rules/cmp210-no-restart-policy.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['services:\n  ⟦a⟧: {image: "a:1", ports: ["80"]}\n'],
  accepts: [
    'services:\n  web:\n    image: a:1\n    ports: ["80"]\n    restart: "no"\n',
    'services:\n  web:\n    image: a:1\n    ports: ["80"]\n    deploy: {restart_policy: {condition: any}}\n',
    'services:\n  web:\n    image: a:1\n    ports: ["80"]\n    profiles: [x]\n',
    'services:\n  web:\n    image: a:1\n    expose: ["80"]\n',
  ],
});
