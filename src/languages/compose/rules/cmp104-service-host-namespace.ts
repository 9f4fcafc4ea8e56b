import { defineRule } from '../../../core/rule.ts';
import { table } from '../../../core/table.ts';
import { type ComposeDocument, eachOwn } from '../document.ts';
import { isNetworkTool } from '../lifecycle.ts';

const NAMESPACES: Readonly<Record<string, string>> = table({
  network_mode: 'network',
  pid: 'process',
  ipc: 'IPC',
  uts: 'host name',
  userns_mode: 'user',
  cgroup: 'cgroup',
});
export default defineRule<ComposeDocument>({
  id: 'CMP104',
  name: 'service-host-namespace',
  title: 'host namespace shared with a service',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'error' },
  aliases: ['CL-0008', 'CL-0010', '071a71ff', 'baa3890f', '4f31dd9f', '8af7162d'],
  references: [
    'https://docs.docker.com/reference/compose-file/services/#network_mode',
    'https://docs.docker.com/engine/containers/run/#pid-settings---pid',
  ],
  docs: {
    what: '`network_mode`, `pid`, `ipc`, `uts`, `userns_mode` or `cgroup` is `host`.',
    why: 'The container sees and may signal all host processes, reads its shared memory, or opens and reaches every port, including those on localhost: the isolation from the host is gone.',
    instead: 'Publish the ports that are needed; share a namespace with one other service through `service:<name>`.',
    exceptions:
      '`network_mode: host` is a warning, and `info` for programs that must see the host network (exporters, mDNS, DHCP, VPN).',
  },
  examples: {
    bad: [
      { code: 'services:\n  app:\n    image: app:1\n    pid: host\n', line: 4 },
      { code: 'services:\n  app:\n    image: app:1\n    network_mode: "host"\n', line: 4 },
    ],
    good: [
      { code: 'services:\n  app:\n    image: app:1\n    network_mode: service:vpn\n  vpn:\n    image: vpn:1\n' },
      {
        code: 'services:\n  app:\n    image: app:1\n    cgroup: private\n    ipc: shareable\n    network_mode: ${MODE:-bridge}\n',
      },
    ],
  },

  needs: Object.keys(NAMESPACES),
  *check(doc) {
    for (const [key, name] of Object.entries(NAMESPACES)) {
      for (const { service, value } of eachOwn(doc, key)) {
        if (service.textOf(value)?.value !== 'host') continue;
        const isTool = isNetworkTool(service);
        const severity = key !== 'network_mode' ? 'error' : isTool ? 'info' : 'warning';
        yield {
          at: value.span,
          message: `service \`${service.name}\` shares the ${name} namespace of the host`,
          help:
            key === 'network_mode'
              ? 'remove it and publish the ports that are needed, for example `ports: ["8080:80"]`'
              : `remove \`${key}: host\``,
          severity: service.grade(severity),
          path: service.path(key),
        };
      }
    }
  },
});
