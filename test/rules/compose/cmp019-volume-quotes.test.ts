import rule from '../../../src/languages/compose/rules/cmp019-volume-quotes.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    {
      code: "services:\n  web:\n    image: a:1\n    volumes:\n      - ⟦'a:/b:ro'⟧\n      - c:/d\n",
      fixed: 'services:\n  web:\n    image: a:1\n    volumes:\n      - a:/b:ro\n      - c:/d\n',
    },
  ],
  accepts: [
    'services:\n  web:\n    image: a:1\n    volumes: ["a:/b"]\n',
    'services:\n  web:\n    image: a:1\n    volumes:\n      - "a:/b #c"\n      - "$X:/y"\n',
  ],
});
