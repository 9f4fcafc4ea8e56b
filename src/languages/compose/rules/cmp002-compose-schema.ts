import { defineRule } from '../../../core/rule.ts';
import type { ComposeDocument } from '../document.ts';
import { checkSection, type SchemaProblem } from '../schema.ts';

export default defineRule<ComposeDocument>({
  id: 'CMP002',
  name: 'compose-schema',
  title: 'a key or a value that Compose does not know',
  severity: 'error',
  since: '0.1.0',
  fixable: 'sometimes',
  profiles: { recommended: 'error' },
  aliases: ['invalid-schema'],
  references: [
    'https://docs.docker.com/reference/compose-file/',
    'https://github.com/compose-spec/compose-spec/blob/main/spec.md',
  ],
  docs: {
    what: 'A key that does not exist where it stands, a value of the wrong type, a word that is none of the possible ones, or a key that has to be there and is not.',
    why: 'Compose compares every file with its schema first and refuses to start anything when one key is wrong.',
    instead:
      'Write the key or the value that is suggested. What your own tools read gets a name that begins with `x-`.',
    exceptions:
      'Values with variables are not judged: their type is known only when Compose runs. Keys that begin with `x-` are free.',
    safe: 'Compose refuses the value as it is; in quotes it is the text that is written.',
  },
  examples: {
    bad: [
      {
        code: 'services:\n  web:\n    imgae: nginx:1.27\n',
        line: 3,
        fixed: 'services:\n  web:\n    image: nginx:1.27\n',
        why: 'a typing error',
      },
      {
        code: 'services:\n  web:\n    image: nginx:1.27\n    user: 1000\n',
        line: 4,
        fixed: 'services:\n  web:\n    image: nginx:1.27\n    user: "1000"\n',
        why: 'a number where Compose wants a string',
      },
      {
        code: 'services:\n  web:\n    image: nginx:1.27\n    depends_on:\n      db:\n        condition: healthy\n',
        line: 6,
      },
      { code: 'services:\n  web:\n    image: nginx:1.27\n    ports:\n', line: 4, why: 'nothing is in the list' },
    ],
    good: [
      { code: 'services:\n  web:\n    image: nginx:1.27\n    x-owner: team-a\n    mem_limit: 512m\n' },
      {
        code: 'services:\n  web:\n    image: nginx:1.27\n    scale: ${COUNT:-2}\n    environment:\n      DEBUG: false\n      LEVEL: 3\n      EMPTY:\n',
      },
    ],
  },

  *check(doc) {
    for (const { at, message, help, severity, fix, path } of problemsOf(doc)) {
      yield {
        at,
        message,
        ...(help && { help }),
        ...(severity && { severity }),
        ...(fix && { fix }),
        path: path.join(' > '),
      };
    }
  },
});

function problemsOf(doc: ComposeDocument): readonly SchemaProblem[] {
  const { root } = doc;
  if (!root || doc.problems.length > 0) return [];
  if (!doc.legacy) return checkSection(root, 'root', [], root.span);
  return doc.services.flatMap(({ map, key, name }) => (map ? checkSection(map, 'service', [name], key.span) : []));
}
