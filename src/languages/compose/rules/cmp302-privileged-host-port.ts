import { defineRule } from '../../../core/rule.ts';
import { type ComposeDocument, eachOwn } from '../document.ts';

const WEB_PORTS = new Set([80, 443]);

export default defineRule<ComposeDocument>({
  id: 'CMP302',
  name: 'privileged-host-port',
  title: 'host port below 1024',
  severity: 'info',
  since: '0.1.0',
  fixable: 'never',
  profiles: {},
  aliases: ['bc2908f3'],
  references: ['https://docs.docker.com/engine/security/rootless/'],
  docs: {
    what: 'A host port below 1024, other than 80 and 443, is published.',
    why: 'Such ports are reserved for system services, may already be in use, and cannot be opened by a rootless engine.',
    instead: 'Publish it on a port above 1023.',
  },
  examples: {
    bad: [
      { code: 'services:\n  ssh:\n    image: ssh:1\n    ports: ["22:2222"]\n', line: 4 },
      {
        code: 'services:\n  dns:\n    image: dns:1\n    ports:\n      - target: 5353\n        published: 53\n        protocol: udp\n',
        line: 6,
      },
    ],
    good: [
      { code: 'services:\n  ssh:\n    image: ssh:1\n    ports: ["2222:22"]\n' },
      { code: 'services:\n  web:\n    image: web:1\n    ports: ["80:8080", "443:8443"]\n' },
    ],
  },

  needs: ['ports'],
  *check(doc) {
    for (const { service } of eachOwn(doc, 'ports')) {
      for (const { published, publishedSpan } of service.ownPorts) {
        if (!published || published === 'unknown' || published.first === 0) continue;
        if (published.first >= 1024 || WEB_PORTS.has(published.first)) continue;
        yield {
          at: publishedSpan,
          message: `host port \`${published.first}\` of service \`${service.name}\` is reserved for the system`,
          help: `publish it on a port above 1023`,
          path: service.path('ports'),
        };
      }
    }
  },
});
