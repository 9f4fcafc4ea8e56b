import { defineRule } from '../../../core/rule.ts';
import { get, itemsOf } from '../../yaml/tree.ts';
import { isTrue } from '../booleans.ts';
import { type ComposeDocument, eachOwn } from '../document.ts';

export default defineRule<ComposeDocument>({
  id: 'CMP101',
  name: 'privileged-service',
  title: 'privileged service',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'error' },
  aliases: ['CL-0002', 'ae5b6871'],
  references: [
    'https://docs.docker.com/reference/compose-file/services/#privileged',
    'https://docs.docker.com/engine/containers/run/#runtime-privilege-and-linux-capabilities',
  ],
  docs: {
    what: 'A service, or one of its lifecycle hooks, sets `privileged: true`.',
    why: 'The container gets every capability and every device of the host, and no seccomp or AppArmor profile: an attacker inside it can mount the disks of the host and take it over.',
    instead: 'Grant only what the program needs: single capabilities in `cap_add`, single devices in `devices`.',
    exceptions: 'A service that runs only in profiles such as `dev` or `debug` is reported one severity lower.',
  },
  examples: {
    bad: [
      { code: 'services:\n  agent:\n    image: agent:1.4\n    privileged: true\n', line: 4 },
      {
        code: 'x-host: &host\n  privileged: true\nservices:\n  agent:\n    <<: *host\n    image: agent:1.4\n',
        line: 2,
        why: 'reported at the anchor',
      },
      {
        code: 'services:\n  app:\n    image: app:2.0\n    post_start:\n      - command: ./fix-permissions\n        privileged: true\n',
        line: 6,
      },
    ],
    good: [
      { code: 'services:\n  agent:\n    image: agent:1.4\n    privileged: false\n' },
      {
        code: 'services:\n  agent:\n    image: agent:1.4\n    cap_add: [NET_BIND_SERVICE]\n    devices: [/dev/ttyUSB0]\n',
      },
      { code: 'services:\n  agent:\n    image: agent:1.4\n    privileged: ${PRIVILEGED}\n', why: 'unknown here' },
    ],
  },

  needs: ['privileged', 'post_start', 'pre_stop'],
  *check(doc) {
    for (const { service, value } of eachOwn(doc, 'privileged')) {
      if (!isTrue(service.textOf(value))) continue;
      yield {
        at: value.span,
        message: `service \`${service.name}\` has all devices and capabilities of the host`,
        help: 'remove `privileged: true` and grant only what is needed, for example `cap_add: [NET_ADMIN]` and `devices: [/dev/net/tun]`',
        severity: service.grade('error'),
        path: service.path('privileged'),
      };
    }
    for (const key of ['post_start', 'pre_stop']) {
      for (const { service, value } of eachOwn(doc, key)) {
        for (const hook of itemsOf(value)) {
          const flag = get(hook, 'privileged');
          if (!flag || !isTrue(service.textOf(flag))) continue;
          yield {
            at: flag.span,
            message: `a \`${key}\` hook of service \`${service.name}\` runs with all devices and capabilities of the host`,
            help: 'remove `privileged: true`; a hook with `user: root` can already change files in the container',
            severity: service.grade('error'),
            path: service.path(key, 'privileged'),
          };
        }
      }
    }
  },
});
