import { defineRule } from '../../../core/rule.ts';
import { type ComposeDocument, wholeServices } from '../document.ts';
import type { Service } from '../service.ts';

export default defineRule<ComposeDocument>({
  id: 'CMP205',
  name: 'service-unlimited-memory',
  title: 'service without a memory limit',
  severity: 'info',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'info' },
  aliases: ['CL-0026', 'bb9ac4f7'],
  references: [
    'https://docs.docker.com/reference/compose-file/deploy/#resources',
    'https://docs.docker.com/engine/containers/resource_constraints/',
  ],
  docs: {
    what: 'A service has neither `mem_limit` nor `deploy.resources.limits.memory`.',
    why: 'A single leak can use up all memory of the host, and the kernel then kills arbitrary processes, often the database next to it.',
    instead: 'Set `mem_limit`, for example `mem_limit: 512m`, or the same under `deploy.resources.limits`.',
    exceptions:
      'Services that run only in profiles such as `dev` or `test`, overrides, and services that extend a file that cannot be read.',
  },
  examples: {
    bad: [
      { code: 'services:\n  app:\n    image: app:1\n', line: 2 },
      {
        code: 'services:\n  app:\n    image: app:1\n    deploy:\n      resources:\n        reservations:\n          memory: 64M\n',
        line: 2,
      },
    ],
    good: [
      { code: 'services:\n  app:\n    image: app:1\n    mem_limit: 512m\n' },
      {
        code: 'services:\n  app:\n    image: app:1\n    deploy:\n      resources:\n        limits:\n          memory: 512M\n',
      },
    ],
  },

  needs: ['has:complete'],
  *check(doc) {
    for (const { service, views } of wholeServices(doc)) {
      if (views.some(isExempt)) continue;
      yield {
        at: service.nameSpan,
        message: `service \`${service.name}\` has no memory limit`,
        help: 'set a memory limit, for example `mem_limit: 512m`',
        path: service.path(),
      };
    }
  },
});

function isExempt(service: Service): boolean {
  if (service.isWorkshop || service.has('provider') || service.has('mem_limit')) return true;
  return service.getIn(['deploy', 'resources', 'limits', 'memory']) !== undefined;
}
