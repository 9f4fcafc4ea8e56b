import { defineRule } from '../../../core/rule.ts';
import { type ComposeDocument, eachOwn } from '../document.ts';

const NAME = /^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/;

export default defineRule<ComposeDocument>({
  id: 'CMP216',
  name: 'bad-container-name',
  title: 'invalid `container_name`',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'error' },
  aliases: ['service-container-name-regex'],
  references: ['https://docs.docker.com/reference/compose-file/services/#container_name'],
  docs: {
    what: '`container_name` has characters other than letters, digits, `_`, `.` and `-`, begins with one of those three, or is a single character.',
    why: 'Docker refuses to create the container: `Invalid container name`.',
    instead: 'Remove `container_name`, or correct it.',
    exceptions: 'Names with a variable that has no default.',
  },
  examples: {
    bad: [
      { code: 'services:\n  web:\n    image: web:1\n    container_name: my web\n', line: 4 },
      { code: 'services:\n  web:\n    image: web:1\n    container_name: /web\n', line: 4 },
    ],
    good: [
      { code: 'services:\n  web:\n    image: web:1\n    container_name: shop_web.1\n' },
      { code: 'services:\n  web:\n    image: web:1\n    container_name: ${NAME}-web\n' },
    ],
  },

  needs: ['container_name'],
  *check(doc) {
    for (const { service, value } of eachOwn(doc, 'container_name')) {
      const text = service.textOf(value);
      if (!text || text.unknown || NAME.test(text.value)) continue;
      yield {
        at: text.span,
        message: `\`${text.raw}\` is not a valid container name`,
        help: 'use letters, digits, `_`, `.` and `-`, or remove `container_name`',
        path: service.path('container_name'),
      };
    }
  },
});
