import rule from '../../../src/languages/compose/rules/cmp004-legacy-key.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    {
      code: '⟦web⟧:\n  image: a:1\n  links: [db]\ndb:\n  image: b:1\n',
      profile: 'recommended',
      severity: 'error',
      says: 'services:',
    },
    { code: 'services:\n  web:\n    image: a:1\n    ⟦container_name⟧: web\n    scale: 2\n', says: 'has 2 replicas' },
    {
      code: 'services:\n  web:\n    image: a:1\n    mem_limit: ⟦512m⟧\n    deploy:\n      resources:\n        limits: {memory: 1G, cpus: "1"}\n    ⟦cpu_shares⟧: 100\n',
    },
    {
      code: 'services:\n  web:\n    image: a:1\n    ⟦external_links⟧: [x]\n    ⟦volumes_from⟧: [y]\n',
      profile: 'recommended',
      severity: 'info',
    },
  ],
  accepts: [
    'services:\n  web:\n    image: a:1\n    container_name: web\n    scale: 1\n',
    'services:\n  web:\n    image: a:1\n    container_name: web\n    deploy: {replicas: "${N}"}\n',
    'services:\n  web:\n    image: a:1\n    mem_limit: 1024m\n    deploy: {resources: {limits: {memory: 1G}}}\n',
    'services:\n  web:\n    image: a:1\n    cpu_shares: 100\n    deploy: {resources: {limits: {memory: 1G}}}\n',
  ],
});
