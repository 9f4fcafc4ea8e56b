import { defineRule, type Fix } from '../../../core/rule.ts';
import { type ComposeDocument, eachOwn } from '../document.ts';
import { debuggerOf, isReachable, sensitiveServiceOf } from '../exposure.ts';
import type { PublishedPort } from '../ports.ts';

const FRONT_DOORS = /proxy|ingress|traefik|nginx|caddy|haproxy|envoy|gateway|balancer/i;
const WEB_PORTS = new Set([80, 443]);

export default defineRule<ComposeDocument>({
  id: 'CMP301',
  name: 'port-all-interfaces',
  title: 'port published on all interfaces',
  severity: 'warning',
  since: '0.1.0',
  fixable: 'sometimes',
  profiles: { recommended: 'warning' },
  aliases: ['no-unbound-port-interfaces', 'CL-0005', '451d79dc'],
  references: [
    'https://docs.docker.com/engine/network/packet-filtering-firewalls/',
    'https://docs.docker.com/reference/compose-file/services/#ports',
  ],
  docs: {
    what: 'A port is published without a host address, or on `0.0.0.0` or `[::]`.',
    why: 'Docker opens it on every interface and puts its rules before those of ufw and firewalld: a database meant only for the application is open to the whole network, often to the internet.',
    instead:
      'Bind it to this machine: `"127.0.0.1:5432:5432"`. Containers of one project reach each other without any published port.',
    exceptions:
      'Ports of databases, caches, brokers and consoles are a warning, others `info`. Not reported: container ports 80 and 443, proxies and gateways, and addresses from a variable. A random host port is `info`.',
  },
  examples: {
    bad: [
      {
        code: 'services:\n  db:\n    image: postgres:17\n    ports: ["5432:5432"]\n',
        line: 4,
        fixed: 'services:\n  db:\n    image: postgres:17\n    ports: ["127.0.0.1:5432:5432"]\n',
      },
      {
        code: 'services:\n  cache:\n    image: redis:7\n    ports:\n      - target: 6379\n        published: 6379\n        host_ip: 0.0.0.0\n',
        line: 6,
      },
    ],
    good: [
      { code: 'services:\n  db:\n    image: postgres:17\n    ports: ["127.0.0.1:5432:5432"]\n' },
      { code: 'services:\n  web:\n    image: web:1\n    ports: ["8080:80", "8443:443"]\n' },
    ],
  },

  needs: ['ports'],
  *check(doc) {
    for (const { service } of eachOwn(doc, 'ports')) {
      for (const port of service.ownPorts) {
        // CMP304 reports debuggers, CMP012 invalid mappings.
        if (port.problem || isReachable(port) !== true || debuggerOf(port) || isDocker(port)) continue;
        const names = `${service.name} ${service.image?.value ?? ''}`;
        const what = sensitiveServiceOf(port, names);
        const { target } = port;
        const isWeb = target && target !== 'unknown' && WEB_PORTS.has(target.first);
        if (!what && (isWeb || !target || FRONT_DOORS.test(names))) continue;
        const isRandom = port.published === undefined;
        const fix = fixFor(port);
        yield {
          at: port.publishedSpan,
          message: `port \`${port.shown}\` of \`${service.name}\`${what ? `, usually ${what},` : ''} is open on every host interface`,
          help: fix
            ? `bind it to localhost: \`"127.0.0.1:${port.shown}"\``
            : 'bind it to localhost: `host_ip: 127.0.0.1`',
          severity: service.grade(what && !isRandom ? 'warning' : 'info'),
          path: service.path('ports'),
          ...(fix && { fix }),
        };
      }
    }
  },
});

/** The Docker API has a rule of its own. */
function isDocker({ target }: PublishedPort): boolean {
  return target !== undefined && target !== 'unknown' && target.first === 2375;
}

function fixFor({ text, hostIp, published }: PublishedPort): Fix | undefined {
  if (!text?.verbatim || hostIp !== undefined || !published) return undefined;
  const isPlain = text.node.style === 'plain';
  const edits = isPlain
    ? [{ span: text.span, text: `"127.0.0.1:${text.raw}"` }]
    : [{ span: text.rawAt(0, 0), text: '127.0.0.1:' }];
  return { title: 'Publish it on this machine only', safety: 'unsafe', edits };
}
