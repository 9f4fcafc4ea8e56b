import { defineRule } from '../../../core/rule.ts';
import { type ComposeDocument, definitionsOf, wholeServices } from '../document.ts';

export default defineRule<ComposeDocument>({
  id: 'CMP305',
  name: 'default-network',
  title: 'all services on the default network',
  severity: 'info',
  since: '0.1.0',
  fixable: 'never',
  profiles: {},
  aliases: ['ce14a68b'],
  references: ['https://docs.docker.com/compose/how-tos/networking/'],
  docs: {
    what: 'A file with several services defines no network, and no service joins one.',
    why: 'All services can reach each other: an attacker in the public-facing one reaches the database and every console.',
    instead: 'Define separate front-end and back-end networks, and join both only where needed.',
    exceptions: 'Files with one service, overrides, and files with `include`. Not in the recommended profile.',
  },
  examples: {
    bad: [
      { code: 'services:\n  web:\n    image: web:1\n  db:\n    image: db:1\n', line: 2 },
      {
        code: 'services:\n  web:\n    image: web:1\n    depends_on: [db]\n  db:\n    image: db:1\nvolumes:\n  data:\n',
        line: 2,
      },
    ],
    good: [
      {
        code: 'services:\n  web:\n    image: web:1\n    networks: [front]\n  db:\n    image: db:1\nnetworks:\n  front:\n',
      },
      { code: 'services:\n  web:\n    image: web:1\n' },
    ],
  },

  needs: ['has:complete'],
  *check(doc) {
    const services = wholeServices(doc);
    if (services.length < 2 || services.length < doc.services.length || doc.includes) return;
    if ([doc, ...(doc.company?.overrides ?? [])].some((one) => definitionsOf(one, 'networks').length > 0)) return;
    if (services.some(({ views }) => views.some((view) => view.has('networks') || view.has('network_mode')))) return;
    const first = services[0]?.service;
    if (!first) return;
    yield {
      at: first.nameSpan,
      message: `all ${services.length} services share the default network`,
      help: 'define separate networks and assign the services to them: `networks: { front: {}, back: {} }`',
      path: first.path(),
    };
  },
});
