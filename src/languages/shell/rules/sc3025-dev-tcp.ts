import { definePortabilityRule } from '../portability-rule.ts';

export default definePortabilityRule({
  id: 'SC3025',
  name: 'dev-tcp',
  feature: '`/dev/tcp` and `/dev/udp`',
  why: 'Only bash treats these paths specially: other shells look for a file.',
  instead: 'Use `nc` or `curl`.',
  help: 'use nc or curl',
  examples: {
    bad: [
      { code: 'echo a > /dev/tcp/host/80\n', line: 1 },
      { code: 'echo b >/dev/udp/h/1\n', line: 1 },
    ],
    good: [{ code: 'nc -z host 80\n' }, { code: '#!/bin/bash\necho a > /dev/tcp/host/80\n' }],
  },
  needs: ['Redirect'],

  *find(doc) {
    for (const node of doc.tree.ofType('Redirect')) {
      if (!/^\/dev\/(?:tcp|udp)\//.test(node.target?.value ?? '')) continue;
      yield { at: doc.tree.spanOf(node) };
    }
  },
});
