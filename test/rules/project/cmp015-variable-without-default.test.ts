import rule from '../../../src/languages/project/rules/cmp015-variable-without-default.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    { path: 'compose.yaml', code: 'services:\n  a:\n    image: "a:⟦${V}⟧"\n    volumes: ["⟦$DATA⟧:/d", "$DATA:/e"]\n' },
    {
      path: 'app/compose.yaml',
      code: 'services:\n  a:\n    build: {context: ., args: {A: "⟦${V}⟧"}}\n',
      files: { '.env': 'V=1\n' },
    },
  ],
  accepts: [
    { path: 'compose.yaml', code: 'services:\n  a:\n    image: a:$V\n', files: { '.env.sample': '#V=1\n' } },
    {
      path: 'compose.yaml',
      code: 'services:\n  a:\n    image: a:${V:-1}\n    command: $C\n    environment: {A: $B}\n    volumes: ["$HOME:/h", "$$X:/x"]\n',
    },
  ],
});
