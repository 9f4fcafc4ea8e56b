import { defineRule } from '../../../core/rule.ts';
import type { ComposeDocument } from '../document.ts';

/** Markers of template engines: the rest of such a file is not YAML until it is rendered. */
const TEMPLATE = /\{%|<%|^[ \t]*\{\{[^}\n]*\}\}/m;

export default defineRule<ComposeDocument>({
  id: 'CMP001',
  name: 'compose-syntax',
  title: 'unreadable Compose file',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'error' },
  aliases: ['invalid-yaml'],
  references: ['https://docs.docker.com/reference/compose-file/', 'https://yaml.org/spec/1.2.2/'],
  docs: {
    what: 'The file is not valid YAML, repeats a key in one mapping, is empty, or is not a mapping.',
    why: 'Compose refuses the whole file, so nothing starts. Other readers keep only the last value of a repeated key and silently drop the first.',
    instead: 'Fix the marked line; the cause is often the indentation of the line above it.',
    exceptions:
      'In a file with template markers (`{% … %}`, `<% … %>`) the finding is `info`: the file becomes YAML when it is rendered.',
  },
  examples: {
    bad: [
      {
        code: 'services:\n  web:\n    image: nginx:1.27\n   ports:\n      - "80:80"\n',
        line: 4,
        why: 'one space is missing',
      },
      {
        code: 'services:\n  web:\n    image: nginx:1.27\n    ports: ["8080:80"]\n    ports: ["8443:443"]\n',
        line: 5,
        why: 'only the second list would count',
      },
    ],
    good: [
      { code: 'services:\n  web:\n    image: nginx:1.27\n' },
      {
        code: 'x-base: &base\n  restart: always\nservices:\n  web:\n    <<: *base\n    image: nginx:1.27\n    ports: !override ["80:80"]\n',
        why: 'merge keys and the tags of Compose are fine',
      },
    ],
  },

  needs: ['is:broken'],
  *check(doc) {
    const isTemplate = doc.problems.length > 0 && TEMPLATE.test(doc.file.text);
    for (const { at, message } of doc.problems) {
      yield {
        at,
        message: `this Compose file cannot be parsed: ${message}`,
        ...(isTemplate && { severity: 'info' as const }),
      };
    }
  },
});
