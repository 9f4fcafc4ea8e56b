import { defineRule } from '../../../core/rule.ts';
import { type ComposeDocument, eachOwn, eachVariable } from '../document.ts';
import { isReachable } from '../exposure.ts';
import type { Service } from '../service.ts';

const OPEN_API = /tcp:\/\/(?:0\.0\.0\.0|\[::\]|):2375\b/;

export default defineRule<ComposeDocument>({
  id: 'CMP303',
  name: 'docker-api-open',
  title: 'unauthenticated Docker API on the network',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'error' },
  aliases: [],
  references: ['https://docs.docker.com/engine/security/protect-access/'],
  docs: {
    what: 'Port 2375 is published, the engine listens on `tcp://0.0.0.0:2375`, or `DOCKER_TLS_CERTDIR` is empty in a Docker-in-Docker service.',
    why: 'Port 2375 is the Docker API without encryption or authentication: anyone who can reach it can start a privileged container and become root on the host.',
    instead: 'Keep TLS on, use port 2376 with client certificates, and publish neither port.',
    exceptions:
      'The finding is a warning when the port stays inside the project network or is published only on localhost.',
  },
  examples: {
    bad: [
      { code: 'services:\n  dind:\n    image: docker:27-dind\n    ports: ["2375:2375"]\n', line: 4 },
      {
        code: 'services:\n  dind:\n    image: docker:27-dind\n    environment:\n      DOCKER_TLS_CERTDIR: ""\n',
        line: 5,
      },
      { code: 'services:\n  dind:\n    image: docker:27-dind\n    command: dockerd -H tcp://0.0.0.0:2375\n', line: 4 },
    ],
    good: [
      { code: 'services:\n  dind:\n    image: docker:27-dind\n    environment:\n      DOCKER_TLS_CERTDIR: /certs\n' },
      {
        code: 'services:\n  app:\n    image: app:1\n    environment:\n      DOCKER_HOST: tcp://docker-proxy:2375\n',
        why: 'a client',
      },
    ],
  },

  needs: ['ports', 'command', 'entrypoint', 'environment'],
  *check(doc) {
    for (const { service } of eachOwn(doc, 'ports')) {
      for (const port of service.ownPorts) {
        const { target } = port;
        if (!target || target === 'unknown' || target.first > 2375 || target.last < 2375) continue;
        yield {
          at: port.publishedSpan,
          message: `an open Docker API gives root on the host: \`${service.name}\` publishes port 2375`,
          help: 'remove the port',
          severity: service.grade(isReachable(port) ? 'error' : 'warning'),
          path: service.path('ports'),
        };
      }
    }
    for (const key of ['command', 'entrypoint']) {
      for (const { service, value } of eachOwn(doc, key)) {
        for (const text of service.stringsOf(value)) {
          const match = OPEN_API.exec(text.value);
          if (!match) continue;
          yield {
            at: text.at(match.index, match.index + match[0].length),
            message: `an open Docker API gives root on the host: \`${service.name}\` listens on \`${match[0]}\``,
            help: 'remove the option; the socket is available by default',
            severity: service.grade(publishesApi(service) ? 'error' : 'warning'),
            path: service.path(key),
          };
        }
      }
    }
    for (const { service, variable } of eachVariable(doc, 'environment')) {
      if (!/(?:^|\/)docker(?::|@|$)|dind/.test(service.image?.value ?? '')) continue;
      if (variable.name !== 'DOCKER_TLS_CERTDIR' || variable.value !== '') continue;
      yield {
        at: variable.text.span,
        message: `an empty \`DOCKER_TLS_CERTDIR\` opens the Docker API of \`${service.name}\` without authentication`,
        help: 'set `DOCKER_TLS_CERTDIR: /certs` and share the directory with the client',
        severity: service.grade(publishesApi(service) ? 'error' : 'warning'),
        path: service.path('environment', variable.name),
      };
    }
  },
});

function publishesApi(service: Service): boolean {
  return service.ports.some(
    (port) => port.target && port.target !== 'unknown' && port.target.first === 2375 && isReachable(port) === true,
  );
}
