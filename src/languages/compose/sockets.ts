/** Sockets of container engines, and the directories that hold nothing else. */
const SOCKET = /(?:^|\/)(?:docker|containerd|podman|crio|buildkitd|cri-dockerd|dockershim)\.sock$|docker_engine$/;
const FOLDERS = new Set([
  '/run/containerd',
  '/var/run/containerd',
  '/run/podman',
  '/var/run/podman',
  '/run/crio',
  '/var/run/crio',
  '/run',
  '/var/run',
]);

/** Whether a host path gives access to the socket of a container engine. */
export function isEngineSocket(path: string): boolean {
  const trimmed = path.replace(/\\/g, '/').replace(/\/+$/, '');
  return SOCKET.test(trimmed) || FOLDERS.has(trimmed);
}
