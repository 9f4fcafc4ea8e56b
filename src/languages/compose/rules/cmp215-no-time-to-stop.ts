import { defineRule } from '../../../core/rule.ts';
import { get, itemsOf } from '../../yaml/tree.ts';
import { type ComposeDocument, eachOwn } from '../document.ts';
import { readDuration } from '../duration.ts';
import type { Service } from '../service.ts';

const SLEEP = /\bsleep[ "',]{1,4}(\d+(?:\.\d+)?)\b/;

export default defineRule<ComposeDocument>({
  id: 'CMP215',
  name: 'no-time-to-stop',
  title: 'stop grace period too short',
  severity: 'warning',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'warning' },
  aliases: [],
  references: ['https://docs.docker.com/reference/compose-file/services/#stop_grace_period'],
  docs: {
    what: '`stop_grace_period` is 0, shorter than a `sleep` in `pre_stop`, or not a valid duration.',
    why: 'After that time the program is killed: open requests are cut off, and a database has to recover at the next start.',
    instead: 'Keep the default of 10 seconds, or set the time that the program needs.',
  },
  examples: {
    bad: [
      { code: 'services:\n  db:\n    image: postgres:17\n    stop_grace_period: 0s\n', line: 4 },
      {
        code: 'services:\n  web:\n    image: web:1\n    stop_grace_period: 5s\n    pre_stop:\n      - command: sleep 20\n',
        line: 4,
      },
    ],
    good: [
      { code: 'services:\n  db:\n    image: postgres:17\n    stop_grace_period: 1m\n' },
      { code: 'services:\n  web:\n    image: web:1\n    stop_grace_period: ${GRACE}\n' },
    ],
  },

  needs: ['stop_grace_period'],
  *check(doc) {
    for (const { service, value } of eachOwn(doc, 'stop_grace_period')) {
      const text = service.textOf(value);
      if (!text || text.unknown) continue;
      const grace = readDuration(text.value);
      const path = service.path('stop_grace_period');
      if (grace === undefined) {
        const help = /^\d+$/.test(text.value)
          ? `write \`${text.raw}s\``
          : 'write it with units, for example `30s` or `1m30s`';
        yield { at: text.span, message: `\`${text.raw}\` is not a valid duration`, help, severity: 'error', path };
        continue;
      }
      const sleep = sleepOf(service);
      if (grace > 0 && (sleep === undefined || grace > sleep)) continue;
      yield {
        at: text.span,
        message:
          grace === 0
            ? `service \`${service.name}\` is killed immediately on stop`
            : `service \`${service.name}\` is killed after \`${text.raw}\`, while \`pre_stop\` still sleeps`,
        help: grace === 0 ? 'remove `stop_grace_period`' : 'make `stop_grace_period` longer than the sleep',
        path,
      };
    }
  },
});

/** Milliseconds that `pre_stop` sleeps. */
function sleepOf(service: Service): number | undefined {
  for (const hook of itemsOf(service.get('pre_stop'))) {
    const command = service
      .stringsOf(get(hook, 'command'))
      .map(({ value }) => value)
      .join(' ');
    const match = SLEEP.exec(command);
    if (match) return Number(match[1]) * 1000;
  }
  return undefined;
}
