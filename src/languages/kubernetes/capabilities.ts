import { stringOf } from '../yaml/scalars.ts';
import { get, itemsOf, type YamlScalar } from '../yaml/tree.ts';
import type { Container } from './pods.ts';

/** An item of `capabilities.add` or `capabilities.drop`. */
export interface CapabilityItem {
  readonly node: YamlScalar;
  /** As written. */
  readonly text: string;
  /** Upper case, without the prefix `CAP_`. */
  readonly name: string;
}

export function capabilitiesOf(container: Container, list: 'add' | 'drop'): readonly CapabilityItem[] {
  const capabilities = get(container.securityContext, 'capabilities');
  return itemsOf(get(capabilities, list)).flatMap((node) => {
    const text = stringOf(node);
    return node.kind === 'scalar' && text ? [{ node, text, name: text.toUpperCase().replace(/^CAP_/, '') }] : [];
  });
}

/** What the baseline profile lets a container add. */
export const BASELINE: ReadonlySet<string> = new Set([
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'MKNOD',
  'NET_BIND_SERVICE',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
]);

/** What each of the most dangerous capabilities lets a container do. */
export const DANGEROUS: ReadonlyMap<string, string> = new Map([
  ['ALL', 'take over the node'],
  ['SYS_ADMIN', 'mount file systems and take over the node'],
  ['SYS_MODULE', 'load kernel modules'],
  ['SYS_PTRACE', 'read and change other processes'],
  ['SYS_RAWIO', 'reach devices and memory of the node'],
  ['SYS_BOOT', 'reboot the node'],
  ['NET_ADMIN', 'change network interfaces, routes and firewall rules'],
  ['DAC_READ_SEARCH', 'read any file'],
  ['BPF', 'load programs into the kernel'],
  ['PERFMON', 'watch every process of the node'],
  ['MAC_ADMIN', 'change SELinux and AppArmor policy'],
  ['MAC_OVERRIDE', 'bypass SELinux and AppArmor'],
  ['SYS_TIME', 'set the clock of the node'],
  ['SYSLOG', "read the kernel's log and addresses"],
  ['LINUX_IMMUTABLE', 'make files immutable'],
]);

/** Every capability of Linux 6.x, and `ALL`. */
export const KNOWN: ReadonlySet<string> = new Set([
  ...BASELINE,
  ...DANGEROUS.keys(),
  'AUDIT_CONTROL',
  'AUDIT_READ',
  'BLOCK_SUSPEND',
  'CHECKPOINT_RESTORE',
  'IPC_LOCK',
  'IPC_OWNER',
  'LEASE',
  'NET_BROADCAST',
  'NET_RAW',
  'SYS_NICE',
  'SYS_PACCT',
  'SYS_RESOURCE',
  'SYS_TTY_CONFIG',
  'WAKE_ALARM',
]);
