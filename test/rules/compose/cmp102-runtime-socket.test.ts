import rule from '../../../src/languages/compose/rules/cmp102-runtime-socket.ts';
import { testRule } from '../../support/test-rule.ts';

const volumes = (image: string, lines: string): string =>
  `services:\n  a:\n    image: ${image}\n    volumes:\n${lines}`;

testRule(rule, {
  reports: [
    {
      code: volumes('a:1', '      - ⟦/var/run/docker.sock⟧:/var/run/docker.sock:ro\n'),
      profile: 'CMP102',
      says: 'can control the host',
    },
    volumes('a:1', '      - "⟦/run/containerd/containerd.sock⟧:/c.sock"\n      - ⟦/var/run⟧:/host/run\n'),
    {
      name: 'with a default',
      code: volumes('a:1', '      - ⟦${SOCK:-/var/run/docker.sock}⟧:/x.sock\n')
        .replace('⟦${SOCK:-', '${SOCK:-⟦')
        .replace('}⟧:', '⟧}:'),
    },
    {
      name: 'a pipe of Windows',
      code: volumes(
        'a:1',
        '      - type: npipe\n        source: ⟦\\\\.\\pipe\\docker_engine⟧\n        target: \\\\.\\pipe\\docker_engine\n',
      ),
    },
    {
      name: 'a known user',
      code: volumes('traefik:v3.1', '      - ⟦/var/run/docker.sock⟧:/var/run/docker.sock\n'),
      profile: 'recommended',
      severity: 'warning',
      says: 'socket proxy',
    },
    {
      name: 'a shared list once',
      code: 'x-v: &v\n  - ⟦/var/run/docker.sock⟧:/d\nservices:\n  a: {image: "a:1", volumes: *v}\n  b: {image: "b:1", volumes: *v}\n',
    },
  ],
  accepts: [
    `${volumes('a:1', '      - ./docker.sock.d:/x\n      - data:/var/run\n')}volumes: {data: {}}\n`,
    volumes('a:1', '      - ${SOCK}:/var/run/docker.sock\n'),
    volumes('a:1', '      - /run/systemd/journal/socket:/x\n'),
  ],
});
