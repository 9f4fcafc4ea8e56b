import { defineRule } from '../../../core/rule.ts';
import { get } from '../../yaml/tree.ts';
import { type ComposeDocument, eachOwn } from '../document.ts';

export default defineRule<ComposeDocument>({
  id: 'CMP212',
  name: 'logging-off',
  title: 'logging disabled',
  severity: 'info',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'info' },
  aliases: ['CL-0014'],
  references: ['https://docs.docker.com/engine/logging/configure/'],
  docs: {
    what: '`logging.driver` is `none`.',
    why: 'After a crash or an intrusion there is no record of what happened: the output of the program is gone.',
    instead: 'Keep the default driver, with a limit: `options: {max-size: 10m, max-file: "3"}`.',
  },
  examples: {
    bad: [
      { code: 'services:\n  app:\n    image: app:1\n    logging:\n      driver: none\n', line: 5 },
      { code: 'x-log: &log\n  driver: "none"\nservices:\n  app:\n    image: app:1\n    logging: *log\n', line: 2 },
    ],
    good: [
      {
        code: 'services:\n  app:\n    image: app:1\n    logging:\n      driver: json-file\n      options:\n        max-size: 10m\n',
      },
      { code: 'services:\n  app:\n    image: app:1\n' },
    ],
  },

  needs: ['logging'],
  *check(doc) {
    for (const { service, value } of eachOwn(doc, 'logging')) {
      const driver = service.textOf(get(value, 'driver'));
      if (driver?.value !== 'none') continue;
      yield {
        at: driver.span,
        message: `the logs of service \`${service.name}\` are discarded`,
        help: 'remove `logging`, or limit the log size instead, for example `driver: json-file` with `max-size: 10m`',
        severity: service.grade('info'),
        path: service.path('logging', 'driver'),
      };
    }
  },
});
