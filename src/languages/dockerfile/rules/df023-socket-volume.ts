import { defineRule } from '../../../core/rule.ts';
import type { DockerfileDocument } from '../document.ts';

const SOCKET = /^(?:\/var)?\/run\/(?:docker|podman\/podman|containerd\/containerd|crio\/crio|cri-dockerd)\.sock$/;

export default defineRule<DockerfileDocument>({
  id: 'DF023',
  name: 'socket-volume',
  title: 'VOLUME on the container engine socket',
  severity: 'warning',
  profiles: { recommended: 'warning' },
  since: '0.1.0',
  fixable: 'never',
  aliases: ['dockerfile-dockerd-socket-mount'],
  references: ['https://docs.docker.com/engine/security/protect-access/'],
  docs: {
    what: 'A VOLUME at the path of the Docker, Podman, containerd or CRI-O socket.',
    why: 'On its own it creates an empty directory there. If the socket is mounted, as the line suggests, the container controls the engine and so is root on the host.',
    instead: 'Delete the line; if the program needs the engine, use a proxy that allows only the required calls.',
  },
  examples: {
    bad: [
      { code: 'FROM a:1\nVOLUME /var/run/docker.sock\n', line: 2 },
      { code: 'FROM a:1\nVOLUME ["/data", "/run/podman/podman.sock"]\n', line: 2 },
    ],
    good: [{ code: 'FROM a:1\nVOLUME /data\n' }, { code: 'FROM a:1\nENV DOCKER_HOST=tcp://proxy:2375\n' }],
  },
  needs: ['VOLUME'],

  *check(doc) {
    for (const outer of doc.instructions) {
      const { keyword, words } = outer.trigger ?? outer;
      if (keyword !== 'VOLUME') continue;
      for (const { value, span } of words) {
        if (!SOCKET.test(value)) continue;
        yield {
          at: span,
          message: `\`${value}\` is the container engine socket, which grants root on the host`,
          help: 'delete it, or use a proxy that allows only the required calls',
        };
      }
    }
  },
});
