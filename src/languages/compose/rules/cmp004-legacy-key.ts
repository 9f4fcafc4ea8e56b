import { defineRule, type Report } from '../../../core/rule.ts';
import { table } from '../../../core/table.ts';
import { readNumber, readSize } from '../amounts.ts';
import { type ComposeDocument, eachOwn } from '../document.ts';
import type { Service } from '../service.ts';

const LEGACY: Readonly<Record<string, { readonly why: string; readonly help: string }>> = table({
  links: {
    why: 'is not needed to reach another service: every service is known by its name on a shared network',
    help: 'remove `links` and use `depends_on` for the order of the start',
  },
  volumes_from: {
    why: 'takes over all mounts of another container without naming them',
    help: 'name the shared volume in the `volumes` of both services',
  },
  external_links: {
    why: 'reaches containers outside of this project by the old links',
    help: 'join a network with `external: true`',
  },
});
const CPU_KEYS = ['cpu_quota', 'cpu_period', 'cpu_shares', 'cpu_count', 'cpu_percent'];

export default defineRule<ComposeDocument>({
  id: 'CMP004',
  name: 'legacy-key',
  title: 'keys that a newer form has replaced, or that contradict each other',
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
    what: 'Services at the root of the file (format 1); `links`, `external_links`, `volumes_from`; `container_name` together with more than one replica; `mem_limit` or CPU keys that differ from `deploy.resources`.',
    why: 'Compose refuses format 1, and it refuses two containers with one name: the file starts no longer, or only until someone scales it. Of two limits only one counts, and a reader sees the other. Links are a feature of the old default bridge.',
    instead: 'Put services below `services:`, let the project name the containers, state each limit once.',
    exceptions: 'Links, which still work, are reported as `info`.',
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
        message: 'this file has the old format 1: services stand at the root, and Compose refuses it',
        help: 'write `services:` on the first line and indent the services below it',
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
      message: `\`container_name\` allows one container, and \`${service.name}\` wants ${replicas}`,
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
      message: `\`mem_limit\` is ${limit.raw}, and \`deploy.resources.limits.memory\` is ${deployed.raw}`,
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
      message: `\`${key}\` competes with \`deploy.resources.limits.cpus\``,
      help: `remove \`${key}\``,
      path: service.path(key),
    };
  }
}
