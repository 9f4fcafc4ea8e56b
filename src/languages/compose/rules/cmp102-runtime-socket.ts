import { defineRule } from '../../../core/rule.ts';
import type { Span } from '../../../core/text.ts';
import { isTrue } from '../booleans.ts';
import { type ComposeDocument, eachOwn } from '../document.ts';
import type { Service } from '../service.ts';
import { isEngineSocket } from '../sockets.ts';

/** Programs whose task is to talk to the engine: a known risk with a better alternative. */
const SOCKET_USERS =
  /(?:^|\/)(?:traefik|portainer(?:-ce|-ee)?|portainer\/agent|watchtower|dozzle|autoheal|docker-autoheal|docker-socket-proxy|socket-proxy|docker-gen|nginx-proxy|letsencrypt-nginx-proxy-companion|acme-companion|caddy-docker-proxy|diun|ouroboros|cadvisor|glances|falco|ctop|lazydocker|docker-cleanup|dockge|homepage|yacht|netdata|telegraf|promtail|alloy|datadog-agent|gitlab-runner)(?::|@|$)/;

export default defineRule<ComposeDocument>({
  id: 'CMP102',
  name: 'runtime-socket',
  title: 'container engine socket in a container',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'error' },
  aliases: ['CL-0001', 'd6355c88'],
  references: [
    'https://docs.docker.com/engine/security/#docker-daemon-attack-surface',
    'https://docs.docker.com/reference/compose-file/services/#use_api_socket',
  ],
  docs: {
    what: 'A service mounts the socket of Docker, containerd, Podman or CRI-O, or the directory that holds it, or sets `use_api_socket: true`.',
    why: 'The socket is the API of the engine, which runs as root: one request starts a privileged container that mounts the disk of the host. `:ro` does not help: it protects the file, not the requests sent through it.',
    instead: 'Give the program a socket proxy on its own network that passes on only the calls it needs.',
    exceptions:
      'Programs that watch or manage containers (Traefik, Portainer, Watchtower, Dozzle …) are reported as a warning. A service that runs only in profiles such as `dev` is reported one severity lower.',
  },
  examples: {
    bad: [
      {
        code: 'services:\n  ci:\n    image: ci:1.0\n    volumes:\n      - /var/run/docker.sock:/var/run/docker.sock:ro\n',
        line: 5,
      },
      {
        code: 'services:\n  ci:\n    image: ci:1.0\n    volumes:\n      - type: bind\n        source: /run/podman/podman.sock\n        target: /run/docker.sock\n',
        line: 6,
      },
      { code: 'services:\n  ci:\n    image: ci:1.0\n    use_api_socket: true\n', line: 4 },
    ],
    good: [
      {
        code: 'services:\n  ci:\n    image: ci:1.0\n    environment:\n      DOCKER_HOST: tcp://socket-proxy:2375\n',
        why: 'through a proxy',
      },
      { code: 'services:\n  web:\n    image: web:1.0\n    volumes:\n      - ./php-fpm.sock:/run/php-fpm.sock\n' },
    ],
  },

  needs: ['volumes', 'use_api_socket'],
  *check(doc) {
    for (const { service } of eachOwn(doc, 'volumes')) {
      for (const mount of service.ownMounts) {
        const { source } = mount;
        if (source === undefined || !isEngineSocket(source)) continue;
        yield report(
          service,
          mount.sourceSpan,
          `service \`${service.name}\` can control the host through \`${source}\``,
        );
      }
    }
    for (const { service, value } of eachOwn(doc, 'use_api_socket')) {
      if (!isTrue(service.textOf(value))) continue;
      yield report(service, value.span, `service \`${service.name}\` can control the host through the engine socket`);
    }
  },
});

function report(service: Service, at: Span, message: string) {
  const isKnownUser = SOCKET_USERS.test(service.image?.value ?? '');
  return {
    at,
    message,
    help: isKnownUser
      ? 'put a socket proxy in between: `image: tecnativa/docker-socket-proxy` with `CONTAINERS: 1`, and `DOCKER_HOST: tcp://socket-proxy:2375` here'
      : 'remove the socket; if the program must see containers, use a socket proxy that allows only the calls it needs',
    severity: service.grade(isKnownUser ? 'warning' : 'error'),
    path: service.path('volumes'),
  };
}
