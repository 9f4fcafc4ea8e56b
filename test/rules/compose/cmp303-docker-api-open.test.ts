import rule from '../../../src/languages/compose/rules/cmp303-docker-api-open.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    {
      code: 'services:\n  web:\n    image: a:1\n    ports: ["⟦2375⟧:2375"]\n',
      profile: 'recommended',
      severity: 'error',
    },
    {
      code: 'services:\n  web:\n    image: a:1\n    ports: ["127.0.0.1:⟦2375⟧:2375"]\n',
      profile: 'recommended',
      severity: 'warning',
    },
    'services:\n  web:\n    image: a:1\n    command: ["dockerd", "--host=⟦tcp://0.0.0.0:2375⟧"]\n',
    {
      code: 'services:\n  d:\n    image: docker:dind\n    environment: [⟦DOCKER_TLS_CERTDIR=⟧]\n',
      profile: 'recommended',
      severity: 'warning',
    },
  ],
  accepts: [
    'services:\n  web:\n    image: a:1\n    command: ["dockerd", "--host=unix:///var/run/docker.sock"]\n',
    'services:\n  web:\n    image: a:1\n    environment: ["DOCKER_TLS_CERTDIR="]\n',
    'services:\n  web:\n    image: a:1\n    command: ["-H", "tcp://proxy:2375"]\n',
  ],
});
