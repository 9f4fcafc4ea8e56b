import rule from '../../../src/languages/compose/rules/cmp013-env-trap.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    {
      code: 'services:\n  web:\n    image: a:1\n    environment:\n      A: ⟦1.10⟧\n      B: ⟦True⟧\n      C: ⟦~⟧\n      D: ⟦0x1F⟧\n',
      fixed:
        'services:\n  web:\n    image: a:1\n    environment:\n      A: "1.10"\n      B: "True"\n      C: ""\n      D: "0x1F"\n',
    },
    {
      code: "services:\n  web:\n    image: a:1\n    environment:\n      - A=⟦'x y'⟧\n",
      fixed: 'services:\n  web:\n    image: a:1\n    environment:\n      - A=x y\n',
    },
    {
      code: 'services:\n  web:\n    image: a:1\n    build:\n      context: .\n      args: {V: ⟦3.10⟧}\n',
      says: '`3.1`',
    },
  ],
  accepts: [
    'services:\n  web:\n    image: a:1\n    environment:\n      A: 1.1\n      B: true\n      C: "~"\n      D: 12\n      E: 2024-01-01\n      F: ${X:-1.10}\n      G: yes\n      H: -5\n',
    'services:\n  web:\n    image: a:1\n    environment: ["A=\\"x\\"", A=b c, X]\n',
  ],
});
