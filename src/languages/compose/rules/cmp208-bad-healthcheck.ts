import { defineRule, type Report } from '../../../core/rule.ts';
import { get, type YamlValue } from '../../yaml/tree.ts';
import { type ComposeDocument, eachOwn } from '../document.ts';
import { readDuration } from '../duration.ts';
import type { Service } from '../service.ts';

const FORMS = new Set(['CMD', 'CMD-SHELL', 'NONE']);
const DURATIONS = ['interval', 'timeout', 'start_period', 'start_interval'];
/** Docker's default. */
const DEFAULT_INTERVAL = 30_000;

export default defineRule<ComposeDocument>({
  id: 'CMP208',
  name: 'bad-healthcheck',
  title: 'broken health check',
  severity: 'error',
  since: '0.1.0',
  fixable: 'sometimes',
  profiles: { recommended: 'error' },
  aliases: [],
  references: ['https://docs.docker.com/reference/compose-file/services/#healthcheck'],
  docs: {
    what: 'A `test` list that does not begin with `CMD`, `CMD-SHELL` or `NONE`; `CMD` with a whole command line as one item; an invalid duration; a timeout longer than the interval.',
    why: 'Compose refuses the first: `healthcheck.test must start either by "CMD", "CMD-SHELL" or "NONE"`. `CMD` runs a program without a shell, and no program has a name with spaces: the container stays unhealthy forever.',
    instead:
      'Write `["CMD", "curl", "-f", "http://localhost"]` with one word per item, or `["CMD-SHELL", "curl -f http://localhost"]`.',
  },
  examples: {
    bad: [
      {
        code: 'services:\n  web:\n    image: web:1\n    healthcheck:\n      test: ["CMD", "curl -f http://localhost"]\n',
        line: 5,
        fixed:
          'services:\n  web:\n    image: web:1\n    healthcheck:\n      test: ["CMD-SHELL", "curl -f http://localhost"]\n',
      },
      {
        code: 'services:\n  web:\n    image: web:1\n    healthcheck:\n      test: ["curl", "-f", "http://localhost"]\n',
        line: 5,
      },
      {
        code: 'services:\n  web:\n    image: web:1\n    healthcheck:\n      test: ["CMD", "true"]\n      interval: 30 seconds\n',
        line: 6,
      },
    ],
    good: [
      {
        code: 'services:\n  web:\n    image: web:1\n    healthcheck:\n      test: ["CMD", "curl", "-f", "http://localhost"]\n      interval: 1m30s\n      timeout: 10s\n',
      },
      {
        code: 'services:\n  web:\n    image: web:1\n    healthcheck:\n      test: curl -f http://localhost || exit 1\n      interval: ${INTERVAL}\n',
      },
    ],
  },

  needs: ['healthcheck'],
  *check(doc) {
    for (const { service, value } of eachOwn(doc, 'healthcheck')) {
      const test = get(value, 'test');
      if (test?.kind === 'sequence') yield* testReports(service, test);
      yield* durationReports(service, value);
    }
  },
});

function* testReports(service: Service, test: YamlValue): Generator<Report> {
  const [form, ...words] = service.stringsOf(test);
  const path = service.path('healthcheck', 'test');
  if (!form) {
    yield {
      at: test.span,
      message: `the health check of \`${service.name}\` has no command`,
      help: 'add a command: `test: ["CMD-SHELL", "<command>"]`',
      path,
    };
    return;
  }
  if (form.unknown) return;
  if (!FORMS.has(form.value)) {
    yield {
      at: form.span,
      message: `the health check of \`${service.name}\` begins with \`${form.raw}\` instead of \`CMD\` or \`CMD-SHELL\``,
      help: 'put `"CMD"` before it',
      path,
    };
    return;
  }
  const [program] = words;
  if (form.value === 'CMD' && program && words.length === 1 && /^\S+\s+\S/.test(program.value) && !program.unknown) {
    const edits = [{ span: form.rawAt(0, form.raw.length), text: 'CMD-SHELL' }];
    yield {
      at: program.span,
      message: `\`${program.raw.split('\n', 1)[0]}\` is not a program name: \`CMD\` takes one word per item`,
      help: 'replace `CMD` with `CMD-SHELL`',
      path,
      ...(form.verbatim && { fix: { title: 'Write CMD-SHELL', safety: 'unsafe', edits } }),
    };
  }
}

function* durationReports(service: Service, check: YamlValue): Generator<Report> {
  const known = new Map<string, number>();
  for (const key of DURATIONS) {
    const text = service.textOf(get(check, key));
    if (!text || text.unknown) continue;
    const path = service.path('healthcheck', key);
    const duration = readDuration(text.value);
    if (duration === undefined) {
      const isNumber = /^\d+$/.test(text.value);
      yield {
        at: text.span,
        message: `\`${text.raw}\` is not a valid duration`,
        help: isNumber ? `write \`${text.raw}s\`` : 'write it with units, for example `30s` or `1m30s`',
        path,
      };
      continue;
    }
    known.set(key, duration);
    if (duration === 0 && key === 'timeout') {
      yield {
        at: text.span,
        message: `a \`${key}\` of \`${text.raw}\` means the default, not zero`,
        help: 'remove it, or set another value, for example `1s`',
        severity: 'warning',
        path,
      };
    }
  }
  const timeout = service.textOf(get(check, 'timeout'));
  const [limit, interval = DEFAULT_INTERVAL] = [known.get('timeout'), known.get('interval')];
  if (
    timeout &&
    limit !== undefined &&
    interval > 0 &&
    limit > interval &&
    !service.textOf(get(check, 'interval'))?.unknown
  ) {
    yield {
      at: timeout.span,
      message: `the timeout \`${timeout.raw}\` is longer than the interval of the health check`,
      help: 'make `timeout` shorter than `interval`',
      severity: 'info',
      path: service.path('healthcheck', 'timeout'),
    };
  }
}
