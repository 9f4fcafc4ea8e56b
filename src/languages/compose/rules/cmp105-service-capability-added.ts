import type { Severity } from '../../../core/finding.ts';
import { defineRule } from '../../../core/rule.ts';
import { table } from '../../../core/table.ts';
import { type ComposeDocument, eachOwn } from '../document.ts';
import { isNetworkTool } from '../lifecycle.ts';

const WARNING = 'warning' as const;
const ERROR = 'error' as const;

/** What each dangerous capability allows, worded to follow "which". */
const GRAVE: Readonly<Record<string, readonly [severity: Severity, allows: string]>> = table({
  ALL: [ERROR, 'amounts to `privileged` without the devices'],
  SYS_ADMIN: [ERROR, 'mounts file systems and is nearly root on the host'],
  SYS_MODULE: [ERROR, 'loads modules into the host kernel'],
  SYS_PTRACE: [ERROR, 'reads and changes the memory of other processes'],
  SYS_RAWIO: [ERROR, 'writes to the memory and I/O ports of the host'],
  DAC_READ_SEARCH: [ERROR, 'reads any host file by its handle'],
  BPF: [ERROR, 'loads programs into the kernel'],
  PERFMON: [ERROR, 'traces the kernel and all processes'],
  MAC_ADMIN: [ERROR, 'changes the security policy of the host'],
  MAC_OVERRIDE: [ERROR, 'bypasses the security policy of the host'],
  SYS_BOOT: [ERROR, 'restarts the host'],
  SYS_TIME: [ERROR, 'sets the clock of the host'],
  SYSLOG: [ERROR, 'reads kernel messages and addresses'],
  LINUX_IMMUTABLE: [ERROR, 'changes immutable files'],
  NET_ADMIN: [WARNING, 'changes the interfaces, routes and firewall of its network'],
});
/** What a container has by default. */
const DEFAULT = new Set([
  ...['AUDIT_WRITE', 'CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'FSETID', 'KILL', 'MKNOD', 'NET_BIND_SERVICE', 'NET_RAW'],
  ...['SETFCAP', 'SETGID', 'SETPCAP', 'SETUID', 'SYS_CHROOT'],
]);

export default defineRule<ComposeDocument>({
  id: 'CMP105',
  name: 'service-capability-added',
  title: 'dangerous added capability',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'error' },
  aliases: ['CL-0011', 'CL-0024', 'CL-0027', 'CL-0028', 'CL-0029', 'CL-0030'],
  references: [
    'https://docs.docker.com/engine/containers/run/#runtime-privilege-and-linux-capabilities',
    'https://man7.org/linux/man-pages/man7/capabilities.7.html',
  ],
  docs: {
    what: '`cap_add` lists `ALL`, `SYS_ADMIN`, `SYS_PTRACE`, `SYS_MODULE` or another capability that affects the whole host.',
    why: 'Such a capability is a known way to escape the container: an attacker in the program takes over the host.',
    instead: 'Remove it, or find the narrower capability that the program needs.',
    exceptions:
      '`NET_ADMIN` is a warning, and `info` for a VPN, a DHCP server and similar tools. Other capabilities outside Docker’s default set are `info`; those in the set are not reported.',
  },
  examples: {
    bad: [
      { code: 'services:\n  app:\n    image: app:1\n    cap_add:\n      - SYS_ADMIN\n', line: 5 },
      { code: 'services:\n  app:\n    image: app:1\n    cap_add: [CAP_NET_ADMIN]\n', line: 4 },
    ],
    good: [
      { code: 'services:\n  app:\n    image: app:1\n    cap_drop: [ALL]\n    cap_add: [NET_BIND_SERVICE, chown]\n' },
      { code: 'services:\n  app:\n    image: app:1\n    cap_drop:\n      - SYS_ADMIN\n' },
    ],
  },

  needs: ['cap_add'],
  *check(doc) {
    for (const { service, value } of eachOwn(doc, 'cap_add')) {
      for (const text of service.stringsOf(value)) {
        if (text.unknown) continue;
        const name = text.value.toUpperCase().replace(/^CAP_/, '');
        if (DEFAULT.has(name)) continue;
        const grave = GRAVE[name];
        yield {
          at: text.span,
          message: grave
            ? `service \`${service.name}\` gets \`${name}\`, which ${grave[1]}`
            : `service \`${service.name}\` gets \`${name}\`, which containers do not have by default`,
          help: `remove \`${text.raw}\` from \`cap_add\``,
          severity: service.grade(name === 'NET_ADMIN' && isNetworkTool(service) ? 'info' : (grave?.[0] ?? 'info')),
          path: service.path('cap_add'),
        };
      }
    }
  },
});
