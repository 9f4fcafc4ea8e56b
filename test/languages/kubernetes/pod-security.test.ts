import { describe, expect, it } from 'vitest';
import { check } from '../../support/check.ts';

type Json = Readonly<Record<string, unknown>>;

interface Parts {
  readonly metadata?: Json;
  readonly spec?: Json;
  /** Laid over the pod's security context; `undefined` takes a field out. */
  readonly pod?: Json;
  /** Laid over the container's security context. */
  readonly own?: Json;
  readonly container?: Json;
}

/** A pod that every level of every version admits, with the parts laid over it. */
function podTemplate({ metadata, spec, pod, own, container }: Parts): Json {
  return {
    metadata: { name: 'web', ...metadata },
    spec: {
      securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' }, ...pod },
      containers: [
        {
          name: 'app',
          image: 'ghcr.io/acme/app:1.4.2',
          securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, ...own },
          ...container,
        },
      ],
      ...spec,
    },
  };
}

const MINORS = [0, 8, 19, 22, 25, 36];
type Answer = (minor: number) => string | undefined;
const always =
  (rule: string): Answer =>
  () =>
    rule;
const from =
  (first: number, rule: string): Answer =>
  (minor) =>
    minor >= first ? rule : undefined;
const before =
  (end: number, rule: string): Answer =>
  (minor) =>
    minor < end ? rule : undefined;
const between =
  (first: number, end: number, rule: string): Answer =>
  (minor) =>
    minor >= first && minor < end ? rule : undefined;
const never: Answer = () => undefined;

const windows = { os: { name: 'windows' } };
const appArmor = (value: string): Parts => ({
  metadata: { annotations: { 'container.apparmor.security.beta.kubernetes.io/app': value } },
});
const seccomp = (value: string): Parts => ({
  metadata: { annotations: { 'seccomp.security.alpha.kubernetes.io/pod': value } },
});
const sysctl = (name: string): Parts => ({ pod: { sysctls: [{ name, value: '1' }] } });
const volume = (source: Json): Parts => ({ spec: { volumes: [{ name: 'data', ...source }] } });
const adds = (name: string): Parts => ({ own: { capabilities: { drop: ['ALL'], add: [name] } } });

/** What is tried, and the rule that answers at baseline and at restricted for a version; none means admitted. */
const CASES: readonly (readonly [name: string, parts: Parts, baseline: Answer, restricted: Answer])[] = [
  ['nothing', {}, never, never],
  ['privileged', { own: { privileged: true } }, always('K8S101'), always('K8S101')],
  ['privileged: false', { own: { privileged: false } }, never, never],
  ['hostPID', { spec: { hostPID: true } }, always('K8S102'), always('K8S102')],
  ['hostIPC', { spec: { hostIPC: true } }, always('K8S103'), always('K8S103')],
  ['hostNetwork', { spec: { hostNetwork: true } }, always('K8S104'), always('K8S104')],
  ['no host namespace', { spec: { hostPID: false, hostIPC: false, hostNetwork: false } }, never, never],
  ['hostPath', volume({ hostPath: { path: '/srv' } }), always('K8S105'), always('K8S201')],
  ['hostPort', { container: { ports: [{ containerPort: 80, hostPort: 80 }] } }, always('K8S106'), always('K8S106')],
  ['hostPort: 0', { container: { ports: [{ containerPort: 80, hostPort: 0 }] } }, never, never],
  ['adding SYS_ADMIN', adds('SYS_ADMIN'), always('K8S107'), (minor) => (minor < 22 ? 'K8S107' : 'K8S207')],
  ['adding CHOWN', adds('CHOWN'), never, from(22, 'K8S207')],
  ['adding chown', adds('chown'), always('K8S107'), (minor) => (minor < 22 ? 'K8S107' : 'K8S207')],
  ['adding NET_BIND_SERVICE', adds('NET_BIND_SERVICE'), never, never],
  ['procMount', { own: { procMount: 'Unmasked' } }, always('K8S108'), always('K8S108')],
  ['procMount: Default', { own: { procMount: 'Default' } }, never, never],
  [
    'procMount with user namespaces',
    { own: { procMount: 'Unmasked' }, spec: { hostUsers: false } },
    before(35, 'K8S108'),
    always('K8S108'),
  ],
  ['AppArmor off', { own: { appArmorProfile: { type: 'Unconfined' } } }, always('K8S109'), always('K8S109')],
  [
    'AppArmor off for the pod',
    { pod: { appArmorProfile: { type: 'Unconfined' } } },
    always('K8S109'),
    always('K8S109'),
  ],
  ['AppArmor on', { pod: { appArmorProfile: { type: 'RuntimeDefault' } } }, never, never],
  ['AppArmor off by annotation', appArmor('unconfined'), always('K8S109'), always('K8S109')],
  ['AppArmor on by annotation', appArmor('runtime/default'), never, never],
  ['AppArmor of the node', appArmor('localhost/web'), never, never],
  ['SELinux type', { pod: { seLinuxOptions: { type: 'spc_t' } } }, always('K8S110'), always('K8S110')],
  ['SELinux user', { own: { seLinuxOptions: { user: 'system_u' } } }, always('K8S110'), always('K8S110')],
  ['SELinux role', { own: { seLinuxOptions: { role: 'system_r' } } }, always('K8S110'), always('K8S110')],
  ['SELinux container_t', { pod: { seLinuxOptions: { type: 'container_t', level: 's0:c1' } } }, never, never],
  [
    'SELinux container_engine_t',
    { pod: { seLinuxOptions: { type: 'container_engine_t' } } },
    before(31, 'K8S110'),
    before(31, 'K8S110'),
  ],
  ['seccomp off', { own: { seccompProfile: { type: 'Unconfined' } } }, from(19, 'K8S111'), from(19, 'K8S111')],
  [
    'seccomp off for the pod',
    { pod: { seccompProfile: { type: 'Unconfined' } } },
    from(19, 'K8S111'),
    from(19, 'K8S111'),
  ],
  [
    'seccomp off for the pod, on for the container',
    { pod: { seccompProfile: { type: 'Unconfined' } }, own: { seccompProfile: { type: 'RuntimeDefault' } } },
    from(19, 'K8S111'),
    from(19, 'K8S111'),
  ],
  ['seccomp unset', { pod: { seccompProfile: undefined } }, never, from(19, 'K8S205')],
  ['seccomp unset on Windows', { pod: { seccompProfile: undefined }, spec: windows }, never, between(19, 25, 'K8S205')],
  [
    'seccomp of the container alone',
    { pod: { seccompProfile: undefined }, own: { seccompProfile: { type: 'Localhost', localhostProfile: 'a' } } },
    never,
    never,
  ],
  ['seccomp off by annotation', seccomp('unconfined'), before(19, 'K8S111'), before(19, 'K8S111')],
  ['seccomp on by annotation', seccomp('docker/default'), never, never],
  ['an unsafe sysctl', sysctl('kernel.msgmax'), always('K8S112'), always('K8S112')],
  ['a safe sysctl', sysctl('kernel.shm_rmid_forced'), never, never],
  ['a sysctl of 1.27', sysctl('net.ipv4.ip_local_reserved_ports'), before(27, 'K8S112'), before(27, 'K8S112')],
  ['a sysctl of 1.29', sysctl('net.ipv4.tcp_keepalive_time'), before(29, 'K8S112'), before(29, 'K8S112')],
  ['a sysctl of 1.32', sysctl('net.ipv4.tcp_rmem'), before(32, 'K8S112'), before(32, 'K8S112')],
  ['a sysctl of 1.37', sysctl('net.ipv4.tcp_notsent_lowat'), before(37, 'K8S112'), before(37, 'K8S112')],
  ['a HostProcess pod', { pod: { windowsOptions: { hostProcess: true } } }, always('K8S113'), always('K8S113')],
  ['a HostProcess container', { own: { windowsOptions: { hostProcess: true } } }, always('K8S113'), always('K8S113')],
  [
    'a probe of another host',
    { container: { livenessProbe: { httpGet: { host: '10.0.0.1', port: 80 } } } },
    from(34, 'K8S114'),
    from(34, 'K8S114'),
  ],
  [
    'a hook that calls another host',
    { container: { lifecycle: { preStop: { tcpSocket: { host: '10.0.0.1', port: 80 } } } } },
    from(34, 'K8S114'),
    from(34, 'K8S114'),
  ],
  ['a probe of the pod', { container: { livenessProbe: { httpGet: { host: '', port: 80 } } } }, never, never],
  ['an nfs volume', volume({ nfs: { server: 'a', path: '/' } }), never, always('K8S201')],
  ['an image volume', volume({ image: { reference: 'a:1' } }), never, never],
  ['a volume without source', volume({}), never, never],
  ['an ephemeral volume', volume({ ephemeral: { volumeClaimTemplate: {} } }), never, never],
  ['privilege escalation unset', { own: { allowPrivilegeEscalation: undefined } }, never, from(8, 'K8S202')],
  ['privilege escalation', { own: { allowPrivilegeEscalation: true } }, never, from(8, 'K8S202')],
  [
    'privilege escalation on Windows',
    { own: { allowPrivilegeEscalation: undefined }, spec: windows },
    never,
    between(8, 25, 'K8S202'),
  ],
  ['runAsNonRoot unset', { pod: { runAsNonRoot: undefined } }, never, always('K8S203')],
  ['runAsNonRoot unset with an uid', { pod: { runAsNonRoot: undefined, runAsUser: 1000 } }, never, always('K8S203')],
  ['runAsNonRoot of the container', { pod: { runAsNonRoot: undefined }, own: { runAsNonRoot: true } }, never, never],
  [
    'runAsNonRoot against the pod',
    { pod: { runAsNonRoot: false }, own: { runAsNonRoot: true } },
    never,
    always('K8S203'),
  ],
  ['runAsNonRoot: false of the container', { own: { runAsNonRoot: false } }, never, always('K8S203')],
  [
    'runAsNonRoot unset with user namespaces',
    { pod: { runAsNonRoot: undefined }, spec: { hostUsers: false } },
    never,
    before(35, 'K8S203'),
  ],
  ['uid 0', { own: { runAsUser: 0 } }, never, from(23, 'K8S204')],
  ['uid 0 for the pod', { pod: { runAsUser: 0 } }, never, from(23, 'K8S204')],
  ['uid 1', { pod: { runAsUser: 1 } }, never, never],
  [
    'uid 0 with user namespaces',
    { pod: { runAsUser: 0 }, spec: { hostUsers: false } },
    never,
    between(23, 35, 'K8S204'),
  ],
  ['nothing dropped', { own: { capabilities: undefined } }, never, from(22, 'K8S206')],
  ['one capability dropped', { own: { capabilities: { drop: ['NET_RAW'] } } }, never, from(22, 'K8S206')],
  ['nothing dropped on Windows', { own: { capabilities: undefined }, spec: windows }, never, between(22, 25, 'K8S206')],
];

async function verdict(object: Json, level: string, minor: number): Promise<readonly string[]> {
  const settings = { kubernetes: { version: `1.${minor}`, podSpecPaths: {} } };
  const findings = await check('app.yaml', JSON.stringify(object), { select: [level], settings });
  return [...new Set(findings.map(({ rule }) => rule))].sort();
}

describe('pod security levels answer as admission does', () => {
  for (const [name, parts, baseline, restricted] of CASES) {
    const pod = { apiVersion: 'v1', kind: 'Pod', ...podTemplate(parts) };
    for (const [level, answer] of [
      ['pss-baseline', baseline],
      ['pss-restricted', restricted],
    ] as const) {
      it(`${level}: ${name}`, async () => {
        const found = await Promise.all(MINORS.map(async (minor) => [minor, await verdict(pod, level, minor)]));
        expect(found).toEqual(MINORS.map((minor) => [minor, [answer(minor) ?? []].flat()]));
      });
    }
  }

  it('refuses a lower case ALL from 1.22', async () => {
    const pod = { apiVersion: 'v1', kind: 'Pod', ...podTemplate({ own: { capabilities: { drop: ['all'] } } }) };
    expect(await verdict(pod, 'pss-restricted', 19)).toEqual([]);
    expect(await verdict(pod, 'pss-baseline', 36)).toEqual([]);
    expect(await verdict(pod, 'pss-restricted', 22)).not.toEqual([]);
    expect(await verdict(pod, 'pss-restricted', 36)).not.toEqual([]);
  });

  it.each(['initContainers', 'ephemeralContainers'])('looks at %s', async (list) => {
    const bad = { name: 'other', image: 'ghcr.io/acme/app:1.4.2', securityContext: { privileged: true } };
    const pod = { apiVersion: 'v1', kind: 'Pod', ...podTemplate({ spec: { [list]: [bad] } }) };
    expect(await verdict(pod, 'pss-baseline', 36)).toEqual(['K8S101']);
    expect(await verdict(pod, 'pss-restricted', 36)).toEqual(['K8S101', 'K8S202', 'K8S206']);
  });

  it.each([
    ['v1', 'PodTemplate', ['template']],
    ['v1', 'ReplicationController', ['spec', 'template']],
    ['apps/v1', 'ReplicaSet', ['spec', 'template']],
    ['apps/v1', 'Deployment', ['spec', 'template']],
    ['apps/v1', 'DaemonSet', ['spec', 'template']],
    ['apps/v1', 'StatefulSet', ['spec', 'template']],
    ['batch/v1', 'Job', ['spec', 'template']],
    ['batch/v1', 'CronJob', ['spec', 'jobTemplate', 'spec', 'template']],
  ])('looks into %s %s', async (apiVersion, kind, path) => {
    const object = (parts: Parts): Json => ({
      apiVersion,
      kind,
      metadata: { name: 'web' },
      ...path.reduceRight<Json>((inner, key) => ({ selector: { matchLabels: { app: 'web' } }, [key]: inner }), {
        ...podTemplate({ metadata: { labels: { app: 'web' } }, ...parts }),
      }),
    });
    expect(await verdict(object({}), 'pss-restricted', 36)).toEqual([]);
    expect(await verdict(object({ own: { privileged: true } }), 'pss-baseline', 36)).toEqual(['K8S101']);
    expect(await verdict(object({ pod: { runAsNonRoot: undefined } }), 'pss-restricted', 36)).toEqual(['K8S203']);
  });
});
