import { defineRule } from '../../../core/rule.ts';
import type { DockerfileDocument } from '../document.ts';

export default defineRule<DockerfileDocument>({
  id: 'DL3011',
  name: 'port-out-of-range',
  title: 'port out of range',
  severity: 'error',
  profiles: { recommended: 'error', hadolint: 'error' },
  since: '0.1.0',
  fixable: 'never',
  aliases: ['DS-0008'],
  references: ['https://docs.docker.com/reference/dockerfile/#expose'],
  docs: {
    what: 'An EXPOSE with a number above 65535.',
    why: 'No such port exists, so the builder rejects the line.',
    instead: 'Expose the port that the program listens on.',
  },
  examples: {
    bad: [
      { code: 'FROM nginx:1.29\nEXPOSE 80800\n', line: 2 },
      { code: 'FROM nginx:1.29\nEXPOSE 8000-70000/udp\n', line: 2 },
    ],
    good: [{ code: 'FROM nginx:1.29\nEXPOSE 8080 53/udp\n' }, { code: 'FROM nginx:1.29\nEXPOSE $PORT\n' }],
  },
  needs: ['EXPOSE:99999'],

  *check(doc) {
    for (const { keyword, words } of doc.instructions) {
      if (keyword !== 'EXPOSE') continue;
      for (const { raw, value, span } of words) {
        const numbers = (value.split('/', 1)[0] ?? '').split(/[-:]/).filter((part) => /^\d+$/.test(part));
        if (raw.includes('$') || !numbers.some((number) => Number(number) > 65535)) continue;
        yield {
          at: span,
          message: `\`${raw}\` is above 65535, the highest port`,
          help: 'expose the port that the program listens on: EXPOSE <port>',
        };
      }
    }
  },
});
