import { defineRule } from '../../../core/rule.ts';
import { type ComposeDocument, eachOwn } from '../document.ts';
import { readRange } from '../port-syntax.ts';

export default defineRule<ComposeDocument>({
  id: 'CMP012',
  name: 'bad-port',
  title: 'invalid port mapping',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'error' },
  aliases: [],
  references: [
    'https://docs.docker.com/reference/compose-file/services/#ports',
    'https://docs.docker.com/reference/compose-file/services/#expose',
  ],
  docs: {
    what: 'A port outside 1-65535, ranges of unequal length, an unknown protocol, an invalid address, or a host part in `expose`.',
    why: 'Compose refuses the file: `invalid hostPort`, `invalid containerPort`, `no port specified`.',
    instead: 'Write `"HOST:CONTAINER"`, with `/udp` where needed; in `expose`, only the container port.',
    exceptions: 'Parts that come from a variable without a default.',
  },
  examples: {
    bad: [
      { code: 'services:\n  web:\n    image: web:1\n    ports: ["80800:80"]\n', line: 4 },
      { code: 'services:\n  web:\n    image: web:1\n    ports:\n      - "8000-8010:8000-8005"\n', line: 5 },
      { code: 'services:\n  web:\n    image: web:1\n    expose: ["8080:80"]\n', line: 4 },
    ],
    good: [
      {
        code: 'services:\n  web:\n    image: web:1\n    ports: ["80", "[::1]:443:443", "127.0.0.1::8080", "53:53/udp"]\n',
      },
      {
        code: 'services:\n  web:\n    image: web:1\n    ports: ["${PORT}:80", "${RANGE:-8000-8010}:8000-8010"]\n    expose: [9000, "9100-9110/tcp"]\n',
      },
    ],
  },

  needs: ['ports', 'expose'],
  *check(doc) {
    for (const { service } of eachOwn(doc, 'ports')) {
      for (const { problem, shown } of service.ownPorts) {
        if (!problem) continue;
        yield {
          at: problem.at,
          message: `\`${shown}\` is not a valid port mapping: ${problem.message}`,
          help: 'write it as `"HOST:CONTAINER"`, for example `"8080:80"`',
          path: service.path('ports'),
        };
      }
    }
    for (const { service, value } of eachOwn(doc, 'expose')) {
      for (const text of service.stringsOf(value)) {
        const port = text.value.replace(/\/[a-z]+$/i, '');
        const range = readRange(port, { start: 0, end: port.length }, 1);
        if (range === 'unknown' || !('problem' in range)) continue;
        yield {
          at: text.span,
          message: `\`${text.raw}\` is not a valid container port: ${range.problem}`,
          help: port.includes(':')
            ? 'move it to `ports`, or keep only the container port'
            : 'write only the container port',
          path: service.path('expose'),
        };
      }
    }
  },
});
