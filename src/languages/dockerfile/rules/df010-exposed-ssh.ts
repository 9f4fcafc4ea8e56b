import { defineRule } from '../../../core/rule.ts';
import type { DockerfileDocument } from '../document.ts';

export default defineRule<DockerfileDocument>({
  id: 'DF010',
  name: 'exposed-ssh',
  title: 'exposed SSH port',
  severity: 'warning',
  profiles: { recommended: 'warning' },
  since: '0.1.0',
  fixable: 'never',
  aliases: ['DS-0004', 'CKV_DOCKER_1'],
  references: ['https://docs.docker.com/build/building/best-practices/#expose'],
  docs: {
    what: 'An EXPOSE of port 22.',
    why: 'An SSH server in a container is an additional entry point, with keys and passwords that are rarely rotated.',
    instead: 'Use `docker exec` or `kubectl exec`.',
  },
  examples: {
    bad: [
      { code: 'FROM a:1\nEXPOSE 22\n', line: 2 },
      { code: 'FROM a:1\nEXPOSE 80 22/tcp\n', line: 2 },
    ],
    good: [{ code: 'FROM a:1\nEXPOSE 2222\n' }, { code: 'FROM a:1\nEXPOSE 22/udp\n' }],
  },
  needs: ['EXPOSE:22'],

  *check(doc) {
    for (const { keyword, words } of doc.instructions) {
      if (keyword !== 'EXPOSE') continue;
      for (const { value, span } of words) {
        if (/^22(?:\/tcp)?$/i.test(value))
          yield {
            at: span,
            message: 'port 22 exposes an SSH server',
            help: 'remove the port and use docker exec or kubectl exec',
          };
      }
    }
  },
});
