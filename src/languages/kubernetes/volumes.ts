import { table } from '../../core/table.ts';
import { booleanOf, isNull, stringOf } from '../yaml/scalars.ts';
import { entryOf, get, itemsOf, type YamlMap, type YamlScalar } from '../yaml/tree.ts';
import { isUnknown, type KubernetesDocument } from './document.ts';
import type { Container, Pod } from './pods.ts';

/** A volume that is a path of the node. */
export interface HostPath {
  readonly volume: YamlMap;
  readonly name: string;
  /** The key `hostPath`. */
  readonly key: YamlScalar;
  /** Normalised; absent when it is missing or filled in elsewhere. */
  readonly path?: string;
  readonly pathNode?: YamlScalar;
  /** Why the path itself is dangerous. */
  readonly danger?: 'socket' | 'sensitive';
  readonly mounts: readonly Mount[];
  /** The writable mounts. */
  readonly writableIn: readonly Mount[];
}

export interface Mount {
  readonly container: Container;
  readonly node: YamlMap;
  readonly name: YamlScalar;
  readonly readOnly: boolean;
}

/** Sockets of container runtimes, after `/var/run` became `/run`. */
const SOCKETS = new Set([
  '/run/docker.sock',
  '/run/containerd/containerd.sock',
  '/run/crio/crio.sock',
  '/run/podman/podman.sock',
  '/run/cri-dockerd.sock',
  '/run/dockershim.sock',
  '/run/k3s/containerd/containerd.sock',
  '/run/buildkit/buildkitd.sock',
]);
const SOCKET_FOLDERS = new Set(
  [...SOCKETS].map((socket) => socket.slice(0, socket.lastIndexOf('/'))).filter((folder) => folder !== '/run'),
);

const SENSITIVE = new Set([
  '/',
  '/boot',
  '/dev',
  '/etc',
  '/lib',
  '/lib64',
  '/proc',
  '/root',
  '/run',
  '/sys',
  '/usr',
  '/var',
  '/var/log',
  '/var/lib/docker',
  '/var/lib/containerd',
  '/var/lib/kubelet',
  '/var/lib/etcd',
  '/etc/kubernetes',
  '/home',
  'C:/',
  'C:/Windows',
]);
const SENSITIVE_BELOW = ['/etc/kubernetes/', '/var/lib/kubelet/', '/var/lib/etcd/', '/root/'];

/** The hostPath volumes of a pod, with who mounts them. */
export function hostPathsOf(doc: KubernetesDocument, pod: Pod): readonly HostPath[] {
  return itemsOf(get(pod.spec, 'volumes')).flatMap((volume) => {
    const entry = entryOf(volume, 'hostPath');
    const name = stringOf(get(volume, 'name'));
    if (volume.kind !== 'map' || !entry || isNull(entry.value) || !name) return [];
    const pathNode = get(entry.value, 'path');
    const text = isUnknown(doc, pathNode) ? undefined : stringOf(pathNode);
    const path = text === undefined ? undefined : normalise(text);
    const danger = path === undefined ? undefined : dangerOf(path);
    const mounts = pod.containers.flatMap((container) => mountsOf(container)).filter((one) => one.name.text === name);
    return [
      {
        volume,
        name,
        key: entry.key,
        ...(path !== undefined && { path }),
        ...(pathNode?.kind === 'scalar' && { pathNode }),
        ...(danger && { danger }),
        mounts,
        writableIn: mounts.filter((one) => !one.readOnly),
      },
    ];
  });
}

/** The volume mounts of a container. */
export function mountsOf(container: Container): readonly Mount[] {
  return itemsOf(get(container.node, 'volumeMounts')).flatMap((node) => {
    const name = get(node, 'name');
    if (node.kind !== 'map' || name?.kind !== 'scalar') return [];
    return [{ container, node, name, readOnly: booleanOf(get(node, 'readOnly')) === true }];
  });
}

function dangerOf(path: string): HostPath['danger'] {
  const real = path.replace(/^\/var\/run(?=\/|$)/, '/run');
  if (SOCKETS.has(real) || SOCKET_FOLDERS.has(real)) return 'socket';
  return SENSITIVE.has(real) || SENSITIVE_BELOW.some((folder) => real.startsWith(folder)) ? 'sensitive' : undefined;
}

/** Without `.`, `..`, doubled and trailing slashes. */
function normalise(path: string): string {
  const windows = /^([A-Za-z]):[\\/]/.exec(path);
  const parts: string[] = [];
  for (const part of path
    .replaceAll('\\', '/')
    .split('/')
    .slice(windows ? 1 : 0)) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return windows ? `${(windows[1] ?? '').toUpperCase()}:/${parts.join('/')}` : `/${parts.join('/')}`;
}

/** Volume types whose driver is no longer part of Kubernetes, with what to use. */
const VOLUMES: Readonly<Record<string, string | undefined>> = table({
  gitRepo: 'an init container that clones, and an emptyDir',
  gcePersistentDisk: 'the CSI driver pd.csi.storage.gke.io',
  awsElasticBlockStore: 'the CSI driver ebs.csi.aws.com',
  azureDisk: 'the CSI driver disk.csi.azure.com',
  azureFile: 'the CSI driver file.csi.azure.com',
  cinder: 'the CSI driver cinder.csi.openstack.org',
  vsphereVolume: 'the CSI driver csi.vsphere.vmware.com',
  portworxVolume: 'the CSI driver pxd.portworx.com',
  cephfs: 'the CSI driver cephfs.csi.ceph.com',
  rbd: 'the CSI driver rbd.csi.ceph.com',
  glusterfs: 'a CSI driver',
  flocker: 'a CSI driver',
  quobyte: 'a CSI driver',
  scaleIO: 'a CSI driver',
  storageos: 'a CSI driver',
  photonPersistentDisk: 'a CSI driver',
});

/** Every volume type whose driver was removed from Kubernetes. */
export const REPLACED_TYPES: readonly string[] = Object.keys(VOLUMES);

/** What replaces a volume type whose driver was removed from Kubernetes. */
export function replacementOf(type: string): string | undefined {
  return Object.hasOwn(VOLUMES, type) ? VOLUMES[type] : undefined;
}
