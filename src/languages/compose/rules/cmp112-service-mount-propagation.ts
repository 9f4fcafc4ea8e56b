import { defineRule } from '../../../core/rule.ts';
import { type ComposeDocument, eachOwn } from '../document.ts';

const LEAKING = /^r?(?:shared|slave)$/;

export default defineRule<ComposeDocument>({
  id: 'CMP112',
  name: 'service-mount-propagation',
  title: 'bind mount with shared propagation',
  severity: 'info',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'info' },
  aliases: ['CL-0017', 'baa452f0'],
  references: ['https://docs.docker.com/engine/storage/bind-mounts/#configure-bind-propagation'],
  docs: {
    what: 'A bind mount has the propagation `shared`, `rshared`, `slave` or `rslave`.',
    why: 'Later mounts on one side appear on the other: a disk of the host in the container or, with `shared`, a mount of the container over a directory of the host.',
    instead: 'Omit the propagation; the default `rprivate` keeps both sides apart.',
  },
  examples: {
    bad: [
      { code: 'services:\n  app:\n    image: app:1\n    volumes: ["./a:/a:rshared"]\n', line: 4 },
      {
        code: 'services:\n  app:\n    image: app:1\n    volumes:\n      - type: bind\n        source: ./a\n        target: /a\n        bind:\n          propagation: rslave\n',
        line: 9,
      },
    ],
    good: [
      { code: 'services:\n  app:\n    image: app:1\n    volumes: ["./a:/a:ro,rprivate"]\n' },
      { code: 'services:\n  app:\n    image: app:1\n    volumes: ["./shared:/slave"]\n' },
    ],
  },

  needs: ['volumes'],
  *check(doc) {
    for (const { service } of eachOwn(doc, 'volumes')) {
      for (const { options } of service.ownMounts) {
        for (const { name, span } of options) {
          if (!LEAKING.test(name)) continue;
          yield {
            at: span,
            message: `mounts leak between the host and service \`${service.name}\`: the propagation is \`${name}\``,
            help: `remove \`${name}\``,
            severity: service.grade('info'),
            path: service.path('volumes'),
          };
        }
      }
    }
  },
});
