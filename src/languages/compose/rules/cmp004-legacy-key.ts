import { defineRule, type Report } from '../../../core/rule.ts';
import { table } from '../../../core/table.ts';
import { readNumber, readSize } from '../amounts.ts';
import { type ComposeDocument, eachOwn } from '../document.ts';
import type { Service } from '../service.ts';

const LEGACY: Readonly<Record<string, { readonly why: string; readonly help: string }>> = table({
  links: {
    why: 'is not needed to reach another service: services on a shared network find each other by name',
    help: 'remove `links` and set the start order with `depends_on`',
  },
  volumes_from: {
    why: 'copies all mounts of another container without naming them',
    help: 'list the shared volume under `volumes` in both services',
  },
  external_links: {
    why: 'reaches containers outside this project through legacy links',
    help: 'join a network with `external: true`',
  },
});
const CPU_KEYS = ['cpu_quota', 'cpu_period', 'cpu_shares', 'cpu_count', 'cpu_percent'];

export default defineRule<ComposeDocument>({
  id: 'CMP004',
  name: 'legacy-key',
  title: 'replaced or conflicting keys',
  severity: 'warning',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'warning' },
  aliases: [],
  references: [
    'https://docs.docker.com/reference/compose-file/services/#links',
    'https://docs.docker.com/reference/compose-file/services/#container_name',
  ],
  docs: {
    what: 'Services at the top level of the file (format 1); `links`, `external_links`, `volumes_from`; `container_name` together with more than one replica; `mem_limit` or CPU keys that differ from `deploy.resources`.',
    why: 'Compose refuses format 1 and two containers with one name: the file no longer starts, or fails as soon as the service is scaled. Of two limits only one applies, and readers may see the other. Links belong to the old default bridge network.',
    instead: 'Put services under `services:`, let Compose name the containers, and set each limit once.',
    exceptions: 'Links still work and are reported as `info`.',
  },
  examples: {
    bad: [
      { code: 'web:\n  image: nginx:1.27\n  ports: ["80:80"]\n', line: 1, why: 'format 1 has no `services:`' },
      {
        code: 'services:\n  web:\n    image: nginx:1.27\n    container_name: web\n    deploy:\n      replicas: 3\n',
        line: 4,
        why: 'three containers cannot share a name',
      },
      {
        code: 'services:\n  web:\n    image: nginx:1.27\n    links: [db]\n  db:\n    image: postgres:17\n',
        line: 4,
      },
    ],
    good: [
      { code: 'services:\n  web:\n    image: nginx:1.27\n    depends_on: [db]\n  db:\n    image: postgres:17\n' },
      {
        code: 'services:\n  web:\n    image: nginx:1.27\n    container_name: web\n    mem_limit: 512m\n    deploy:\n      resources:\n        limits:\n          memory: 512M\n',
        why: 'the same amount twice',
      },
    ],
  },

  needs: ['is:legacy', 'container_name', 'mem_limit', ...Object.keys(LEGACY), ...CPU_KEYS],
  *check(doc) {
    const first = doc.services[0];
    if (doc.legacy && first) {
      yield {
        at: first.key.span,
        message: 'this file uses format 1, with services at the top level, which Compose refuses',
        help: 'add `services:` on the first line and indent the services below it',
        severity: 'error',
      };
      return;
    }
    for (const [key, { why, help }] of Object.entries(LEGACY)) {
      for (const { service, entry } of eachOwn(doc, key)) {
        yield { at: entry.key.span, message: `\`${key}\` ${why}`, help, severity: 'info', path: service.path(key) };
      }
    }
    for (const service of doc.services) yield* contradictions(service);
  },
});

function* contradictions(service: Service): Generator<Report> {
  const name = service.entry('container_name');
  const replicas = [service.get('scale'), service.getIn(['deploy', 'replicas'])]
    .map((node) => readNumber(service.textOf(node)?.value))
    .find((count) => count !== undefined && count > 1);
  if (name && replicas !== undefined) {
    yield {
      at: name.key.span,
      message: `\`container_name\` allows only one container, but \`${service.name}\` has ${replicas} replicas`,
      help: 'remove `container_name`',
      severity: 'error',
      path: service.path('container_name'),
    };
  }
  const limit = service.text('mem_limit');
  const deployed = service.textOf(service.getIn(['deploy', 'resources', 'limits', 'memory']));
  const [one, other] = [readSize(limit?.value), readSize(deployed?.value)];
  if (limit && deployed && one !== undefined && other !== undefined && one !== other) {
    yield {
      at: limit.span,
      message: `\`mem_limit\` is ${limit.raw}, but \`deploy.resources.limits.memory\` is ${deployed.raw}`,
      help: 'remove `mem_limit`',
      path: service.path('mem_limit'),
      related: [{ at: deployed.span, message: 'the other limit' }],
    };
  }
  if (!service.getIn(['deploy', 'resources', 'limits', 'cpus'])) return;
  for (const key of CPU_KEYS) {
    const entry = service.entry(key);
    if (!entry) continue;
    yield {
      at: entry.key.span,
      message: `\`${key}\` conflicts with \`deploy.resources.limits.cpus\``,
      help: `remove \`${key}\``,
      path: service.path(key),
    };
  }
}
