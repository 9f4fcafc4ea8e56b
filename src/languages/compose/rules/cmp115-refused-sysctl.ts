import { defineRule } from '../../../core/rule.ts';
import { type ComposeDocument, eachVariable } from '../document.ts';

/** Namespaced settings, which each container has for itself. */
const NAMESPACED = /^(?:kernel\.(?:msg\w+|sem|shm\w+|shm_rmid_forced|domainname|hostname)|fs\.mqueue\.\S+|net\.\S+)$/;

export default defineRule<ComposeDocument>({
  id: 'CMP115',
  name: 'refused-sysctl',
  title: 'sysctl that Docker refuses',
  severity: 'warning',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'warning' },
  aliases: [],
  references: ['https://docs.docker.com/reference/compose-file/services/#sysctls'],
  docs: {
    what: '`sysctls` sets a kernel parameter that is not namespaced, or `net.*` in a service with `network_mode: host`.',
    why: 'Docker refuses to start the container: `sysctl "vm.max_map_count" is not in a separate kernel namespace`.',
    instead: 'Set it on the host, in `/etc/sysctl.d`.',
  },
  examples: {
    bad: [
      { code: 'services:\n  es:\n    image: es:1\n    sysctls:\n      vm.max_map_count: 262144\n', line: 5 },
      {
        code: 'services:\n  app:\n    image: app:1\n    network_mode: host\n    sysctls: ["net.core.somaxconn=1024"]\n',
        line: 5,
      },
    ],
    good: [
      {
        code: 'services:\n  app:\n    image: app:1\n    sysctls:\n      net.core.somaxconn: 1024\n      kernel.shmmax: 1\n',
      },
      { code: 'services:\n  app:\n    image: app:1\n    sysctls: ["fs.mqueue.msg_max=10"]\n' },
    ],
  },

  needs: ['sysctls'],
  *check(doc) {
    for (const { service, variable } of eachVariable(doc, 'sysctls')) {
      const onHost = service.text('network_mode')?.value === 'host';
      const { name, nameSpan } = variable;
      const isRefusedNet = onHost && name.startsWith('net.');
      if (name.includes('\uFFFC') || (NAMESPACED.test(name) && !isRefusedNet)) continue;
      yield {
        at: nameSpan,
        message: isRefusedNet
          ? `\`${name}\` is refused by Docker for a service on the host network`
          : `\`${name}\` is refused by Docker: it belongs to the host, not to a container`,
        help: `set it on the host: \`sysctl -w ${name}=…\``,
        path: service.path('sysctls', name),
      };
    }
  },
});
