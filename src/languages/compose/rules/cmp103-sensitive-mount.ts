import { defineRule } from '../../../core/rule.ts';
import { type ComposeDocument, eachOwn } from '../document.ts';
import type { Mount } from '../mounts.ts';

/** Host directories with its configuration, its users' files or its devices, including everything below them. */
const TREES = ['/etc', '/boot', '/proc', '/sys', '/var/lib/docker', '/var/lib/containerd', '/var/lib/kubelet'];
/** Directories that matter only at the top; what lies below may be ordinary data. */
const FOLDERS = new Set([
  '/',
  '/root',
  '/dev',
  '/usr',
  '/var',
  '/home',
  '/bin',
  '/sbin',
  '/lib',
  '/lib64',
  '/opt',
  '/usr/bin',
  '/usr/lib',
  '/var/lib',
  '/Users',
  '~',
  '$HOME',
]);
const HOME_SECRETS =
  /^(?:~|\/home\/[^/]+|\/root|\/Users\/[^/]+)\/\.(?:ssh|aws|kube|docker|azure|gnupg|config\/gcloud)(?:\/|$)/;
const DRIVE = /^[A-Za-z]:[\\/]?$/;
/** Files and directories that containers need and that reveal or change little. */
const HARMLESS =
  /^\/(?:etc\/(?:localtime|timezone|hosts|hostname|resolv\.conf|os-release|machine-id|passwd|group|ssl|pki|ca-certificates|ssl\/certs|letsencrypt|nginx|docker\/certs\.d)|proc\/cpuinfo|proc\/meminfo|sys\/fs\/cgroup|sys\/kernel\/(?:debug|tracing|security|btf)|sys\/class)(?:\/|$)/;
/** For these a writable mount grants no more than a read-only one. */
const ALWAYS_FINE = /^\/(?:etc\/(?:localtime|timezone)|dev\/(?:shm|dri|net\/tun|snd|null)|lib\/modules)(?:\/|$)/;
/** Programs that watch the host: reading it is their task. */
const WATCHERS =
  /(?:^|\/)(?:node[-_]exporter|cadvisor|netdata|telegraf|datadog|agent|promtail|alloy|fluent-bit|filebeat|metricbeat|glances|falco|osquery|scope|otel\S*|opentelemetry\S*)(?::|@|$)/;

export default defineRule<ComposeDocument>({
  id: 'CMP103',
  name: 'sensitive-mount',
  title: 'sensitive host directory mounted',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'error' },
  aliases: ['CL-0013', 'CL-0025', '1c1325ff'],
  references: ['https://docs.docker.com/engine/storage/bind-mounts/', 'https://docs.docker.com/engine/security/'],
  docs: {
    what: 'A bind mount of `/`, `/etc`, `/root`, `/boot`, `/dev`, `/proc`, `/sys`, `/usr`, `/var`, `/home`, the home directory or its `.ssh`, `.aws`, `.kube`, `.docker`, or of a whole drive.',
    why: 'The container can read password hashes, keys and tokens of the host. With write access, one line in a file that root runs makes it root on the host.',
    instead: 'Mount only the file that is needed, read-only, or keep the data in a named volume.',
    exceptions:
      'Time zone and certificate files, `/lib/modules`, `/dev/dri`, `/dev/net/tun` and `/dev/shm`. Programs that monitor the host and mount it read-only (node exporter, cAdvisor, Netdata …) are reported as `info`.',
  },
  examples: {
    bad: [
      { code: 'services:\n  app:\n    image: app:1\n    volumes:\n      - /:/host\n', line: 5 },
      { code: 'services:\n  app:\n    image: app:1\n    volumes:\n      - ~/.ssh:/root/.ssh:ro\n', line: 5 },
      {
        code: 'services:\n  app:\n    image: app:1\n    volumes:\n      - type: bind\n        source: /etc/shadow\n        target: /shadow\n',
        line: 6,
      },
    ],
    good: [
      {
        code: 'services:\n  app:\n    image: app:1\n    volumes:\n      - /etc/localtime:/etc/localtime:ro\n      - ./etc:/etc/app\n      - /srv/data:/data\n',
      },
      { code: 'services:\n  app:\n    image: app:1\n    volumes:\n      - etc:/etc/app\nvolumes:\n  etc:\n' },
    ],
  },

  needs: ['volumes'],
  *check(doc) {
    for (const { service } of eachOwn(doc, 'volumes')) {
      for (const mount of service.ownMounts) {
        const path = sensitivePath(mount);
        if (path === undefined) continue;
        const isWatcher = mount.readOnly && WATCHERS.test(service.image?.value ?? '');
        yield {
          at: mount.sourceSpan,
          message: `service \`${service.name}\` mounts \`${path}\` of the host${mount.readOnly ? '' : ' with write access'}`,
          help: 'mount only the file that is needed, with `:ro`, or use a named volume',
          severity: isWatcher ? 'info' : service.grade('error'),
          path: service.path('volumes'),
        };
      }
    }
  },
});

function sensitivePath({ type, source, readOnly }: Mount): string | undefined {
  if (type !== 'bind' || source === undefined) return undefined;
  if (DRIVE.test(source)) return source;
  const path = source.length > 1 ? source.replace(/\/+$/, '') || '/' : source;
  if (HOME_SECRETS.test(path) || FOLDERS.has(path)) return path;
  if (ALWAYS_FINE.test(path) || (readOnly && HARMLESS.test(path))) return undefined;
  // Writable configuration directories of one program below /etc are common; system files are not.
  if (path.startsWith('/etc/') && !SYSTEM_FILES.test(path)) return undefined;
  if (/^\/(?:proc|sys)\//.test(path) && readOnly) return undefined;
  return TREES.some((tree) => path === tree || path.startsWith(`${tree}/`)) ? path : undefined;
}

const SYSTEM_FILES =
  /^\/etc\/(?:shadow|gshadow|sudoers|passwd|group|ssh|cron|pam\.d|security|systemd|init\.d|rc\.|profile|ld\.so|kubernetes|docker|apt|ssl\/private)/;
