import rule from '../../../src/languages/compose/rules/cmp006-undefined-reference.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    {
      name: 'a file for an environment',
      path: 'docker-compose.prod.yml',
      code: 'services:\n  a:\n    image: a:1\n    networks: [⟦n⟧]\n',
      profile: 'recommended',
      severity: 'info',
    },
    {
      code: 'services:\n  web:\n    image: a:1\n    networks: [⟦front⟧]\n    secrets: [⟦key⟧, {source: ⟦tls⟧}]\n    configs: [⟦conf⟧]\n',
      says: 'networks: { front: {} }',
    },
    { code: 'services:\n  web:\n    image: a:1\n    network_mode: service:⟦vpn⟧\n    pid: "service:⟦x⟧"\n' },
    {
      code: 'services:\n  web:\n    image: a:1\n    networks:\n      ⟦front⟧: {aliases: [w]}\n    depends_on:\n      ⟦db⟧: {condition: service_started}\n',
    },
    {
      code: 'services:\n  web:\n    image: a:1\n    extends: ⟦base⟧\n    volumes_from: ["⟦d⟧:ro"]\n    links: ["⟦e⟧:alias"]\n',
    },
    {
      code: 'services:\n  web:\n    image: a:1\n    volumes:\n      - type: volume\n        source: ⟦dta⟧\n        target: /d\nvolumes:\n  data:\n',
      fixed:
        'services:\n  web:\n    image: a:1\n    volumes:\n      - type: volume\n        source: data\n        target: /d\nvolumes:\n  data:\n',
      says: 'mean `data`',
    },
  ],
  accepts: [
    'services:\n  web:\n    image: a:1\n    networks: [default]\n    network_mode: container:x\n    volumes_from: ["container:y:ro"]\n    volumes: [/anon, ./a:/a, "${V}:/v"]\n',
    'services:\n  web:\n    image: a:1\n    depends_on:\n      db: {condition: service_started, required: false}\n',
    { name: 'include', code: 'include: [b.yaml]\nservices:\n  web:\n    image: a:1\n    depends_on: [db]\n' },
    {
      name: 'override',
      path: 'compose.override.yml',
      code: 'services:\n  web:\n    image: a:1\n    networks: [front]\n',
    },
    {
      name: 'extends another file',
      code: 'services:\n  web:\n    image: a:1\n    extends: {file: b.yaml, service: base}\n',
    },
  ],
});
