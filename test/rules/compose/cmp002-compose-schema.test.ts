import rule from '../../../src/languages/compose/rules/cmp002-compose-schema.ts';
import { testRule } from '../../support/test-rule.ts';

const web = (lines: string): string => `services:\n  web:\n    image: a:1\n${lines}`;

testRule(rule, {
  reports: [
    {
      name: 'a fraction where a whole number is wanted',
      code: 'services:\n  web:\n    image: a:1\n    oom_score_adj: ⟦1.5⟧\n',
      says: 'a whole number',
    },
    {
      code: web('    ⟦enviroment⟧:\n      A: b\n'),
      says: 'mean `environment`',
      fixed: web('    environment:\n      A: b\n'),
    },
    { code: web('    build:\n      ⟦contxt⟧: .\n'), says: '`context`' },
    { code: web('    ⟦replicas⟧: 2\n'), says: 'move `replicas` to `deploy`' },
    {
      name: 'a service that is not indented',
      code: 'services:\nweb:\n  image: a:1\n'.replace('services:', '⟦services⟧:').replace('web:', '⟦web⟧:'),
      says: 'under `services:`',
    },
    { code: web('    command: ["sleep", ⟦10⟧]\n'), fixed: web('    command: ["sleep", "10"]\n'), says: 'quote it' },
    { name: 'a variable twice', code: web('    environment: [A=b, C=d, ⟦A=b⟧]\n'), says: 'twice', severity: 'warning' },
    ...[
      'cap_add',
      'cap_drop',
      'expose',
      'networks',
      'dns',
      'security_opt',
      'group_add',
      'tmpfs',
      'volumes',
      'profiles',
    ].map((key) => ({
      name: `twice the same in ${key}`,
      code: web(`    ${key}: ["1:2", ⟦"1:2"⟧]\n`),
      says: 'remove one of them',
    })),
    { code: web('    ⟦ports⟧: \n'), says: 'is empty' },
    { code: web('    ports: ⟦8080:80⟧\n'), says: 'expects a list' },
    { code: web('    ⟦environment⟧:\n      A: [b]\n').replace('⟦environment⟧', 'environment').replace('A:', '⟦A⟧:') },
    { code: web('    volumes:\n      - ⟦source⟧: a\n        target: /a\n'), says: 'is missing the key `type`' },
    {
      code: web('    depends_on:\n      db:\n        condition: ⟦service_healty⟧\n'),
      says: 'mean `service_healthy`',
    },
    {
      name: 'a shared anchor once',
      code: 'x-a: &a\n  ⟦restrt⟧: always\nservices:\n  a:\n    <<: *a\n    image: a:1\n  b:\n    <<: *a\n    image: b:1\n',
    },
    { name: 'file format 1', code: 'web:\n  image: a:1\n  ⟦imag⟧: b:1\n' },
    {
      code: 'version: ⟦3.8⟧\nservices:\n  web:\n    image: a:1\n',
      fixed: 'version: "3.8"\nservices:\n  web:\n    image: a:1\n',
    },
  ],
  accepts: [
    { name: 'items that may occur twice', code: web('    command: [a, a]\n    environment: [A=b, A=c]\n') },
    web('    privileged: "true"\n    scale: "3"\n    init: ${INIT:-true}\n    pids_limit: ${PIDS}\n'),
    web('    ports: !reset\n    deploy:\n    command:\n    x-any: [1]\n'),
    web('    networks:\n      back:\n      front: {aliases: [w]}\n') +
      'networks:\n  back:\n  front: {driver: bridge}\n',
    web(
      '    environment: [A=b, C]\n    ulimits: {nofile: 5, nproc: {soft: 1, hard: 2}}\n    extra_hosts: {h: 1.2.3.4}\n',
    ),
    web('    healthcheck: {test: [CMD, a], interval: 5s, retries: 3}\n    restart: no\n    expose: [80, "81"]\n'),
    web('    develop:\n      watch:\n        - {path: ., action: sync, target: /app, ignore: [node_modules/]}\n'),
    `${web('    models: {llm: {endpoint_var: URL}}\n')}models:\n  llm: {model: ai/smollm2}\n`,
    { name: 'a broken file is CMP001', code: 'services:\n  web:\n    image: a:1\n    image: b:1\n    foo: c\n' },
  ],
});
