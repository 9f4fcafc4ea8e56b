import rule from '../../../src/languages/compose/rules/cmp012-bad-port.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    { code: 'services:\n  web:\n    image: a:1\n    ports: ["⟦0⟧"]\n' },
    {
      code: 'services:\n  web:\n    image: a:1\n    ports: ["80:⟦80a⟧", "80:80/⟦http⟧", "⟦localhost⟧:80:80", "⟦90-80⟧"]\n',
    },
    { code: 'services:\n  web:\n    image: a:1\n    ports:\n      - target: ⟦70000⟧\n        published: 80\n' },
    { code: 'services:\n  web:\n    image: a:1\n    expose: [⟦"80,81"⟧, ⟦0⟧]\n' },
  ],
  accepts: [
    'services:\n  web:\n    image: a:1\n    ports: ["0:80", "8000-9000:80", "${A}:${B}", "[::]:80:80", "::1:80:80"]\n',
    'services:\n  web:\n    image: a:1\n    ports: [{target: 80, published: "8000-8010"}]\n    expose: ["${P:-80}", 3000-3005]\n',
  ],
});
