import { defineRule } from '../../../core/rule.ts';
import { type ComposeDocument, eachVariable } from '../document.ts';
import { isReachable } from '../exposure.ts';
import type { Service } from '../service.ts';

const YES = /^(?:yes|true|1|on|y)$/i;
const ANY = /./;
const OFF = /^(?:false|no|0|off)$/i;

/** Variables that disable the password, with the value that does so. */
const SWITCHES: readonly (readonly [name: string, value: RegExp, what: string])[] = [
  ['POSTGRES_HOST_AUTH_METHOD', /^trust$/i, 'PostgreSQL'],
  ['MYSQL_ALLOW_EMPTY_PASSWORD', ANY, 'MySQL'],
  ['MARIADB_ALLOW_EMPTY_ROOT_PASSWORD', ANY, 'MariaDB'],
  ['MARIADB_ALLOW_EMPTY_PASSWORD', ANY, 'MariaDB'],
  ['ALLOW_EMPTY_PASSWORD', YES, 'the database'],
  ['ALLOW_ANONYMOUS_LOGIN', YES, 'ZooKeeper'],
  ['xpack.security.enabled', OFF, 'Elasticsearch'],
  ['DISABLE_SECURITY_PLUGIN', YES, 'OpenSearch'],
];

export default defineRule<ComposeDocument>({
  id: 'CMP317',
  name: 'no-database-password',
  title: 'database without a password',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'error' },
  aliases: [],
  references: ['https://hub.docker.com/_/postgres', 'https://hub.docker.com/_/mysql'],
  docs: {
    what: 'A service sets `POSTGRES_HOST_AUTH_METHOD: trust`, `MYSQL_ALLOW_EMPTY_PASSWORD`, `ALLOW_ANONYMOUS_LOGIN`, `xpack.security.enabled: false` or a similar variable.',
    why: 'Anyone who can reach the port can read and delete everything; scanners find open databases within hours.',
    instead: 'Set a password from a secret: `POSTGRES_PASSWORD_FILE: /run/secrets/db`.',
    exceptions: 'The finding is `info` where no port is published beyond this machine.',
  },
  examples: {
    bad: [
      {
        code: 'services:\n  db:\n    image: postgres:17\n    ports: ["5432:5432"]\n    environment:\n      POSTGRES_HOST_AUTH_METHOD: trust\n',
        line: 6,
      },
      {
        code: 'services:\n  es:\n    image: elasticsearch:8.15.0\n    environment:\n      - xpack.security.enabled=false\n',
        line: 5,
      },
    ],
    good: [
      {
        code: 'services:\n  db:\n    image: postgres:17\n    environment:\n      POSTGRES_HOST_AUTH_METHOD: scram-sha-256\n',
      },
      { code: 'services:\n  db:\n    image: mysql:8.4\n    environment:\n      MYSQL_ALLOW_EMPTY_PASSWORD:\n' },
    ],
  },

  needs: ['environment'],
  *check(doc) {
    for (const { service, variable } of eachVariable(doc, 'environment')) {
      const { name, value: setting, text, unknown } = variable;
      const found = SWITCHES.find(([known]) => known === name);
      if (!found || unknown || setting === undefined || !found[1].test(setting)) continue;
      yield {
        at: text.span,
        message: `service \`${service.name}\` allows access to ${found[2]} without a password: \`${name}\` is \`${setting}\``,
        help: `remove \`${name}\` and set a password from a secret`,
        severity: service.grade(isOpen(service) ? 'error' : 'info'),
        path: service.path('environment', name),
      };
    }
  },
});

function isOpen(service: Service): boolean {
  return service.text('network_mode')?.value === 'host' || service.ports.some((port) => isReachable(port) === true);
}
