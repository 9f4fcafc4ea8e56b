import { defineRule } from '../../../core/rule.ts';
import { type ComposeDocument, eachOwn } from '../document.ts';

export default defineRule<ComposeDocument>({
  id: 'CMP114',
  name: 'cgroup-parent',
  title: 'custom `cgroup_parent`',
  severity: 'info',
  since: '0.1.0',
  fixable: 'never',
  profiles: {},
  aliases: ['4d9f44c6'],
  references: ['https://docs.docker.com/reference/compose-file/services/#cgroup_parent'],
  docs: {
    what: 'A service sets `cgroup_parent`.',
    why: 'The container leaves the engine’s cgroup, and limits that the host sets there no longer apply to it.',
    instead: 'Remove it, unless the host has a dedicated cgroup for this service.',
  },
  examples: {
    bad: [
      { code: 'services:\n  app:\n    image: app:1\n    cgroup_parent: m-executor-abcd\n', line: 4 },
      { code: 'services:\n  app:\n    image: app:1\n    cgroup_parent: "/system"\n', line: 4 },
    ],
    good: [
      { code: 'services:\n  app:\n    image: app:1\n' },
      { code: 'services:\n  app:\n    image: app:1\n    cgroup: private\n' },
    ],
  },

  needs: ['cgroup_parent'],
  *check(doc) {
    for (const { service, value } of eachOwn(doc, 'cgroup_parent')) {
      yield {
        at: value.span,
        message: `service \`${service.name}\` leaves the engine’s cgroup`,
        help: 'remove `cgroup_parent`',
        path: service.path('cgroup_parent'),
      };
    }
  },
});
