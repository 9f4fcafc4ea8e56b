import { defineRule } from '../../../core/rule.ts';
import type { ComposeDocument } from '../document.ts';
import { checkSection, type SchemaProblem } from '../schema.ts';

export default defineRule<ComposeDocument>({
  id: 'CMP002',
  name: 'compose-schema',
  title: 'key or value not in the Compose schema',
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
    what: 'An unknown key, a value of the wrong type, a value outside the allowed set, or a missing required key.',
    why: 'Compose validates every file against its schema first, and a single wrong key stops everything.',
    instead: 'Use the suggested key or value. Prefix keys for your own tools with `x-`.',
    exceptions:
      'Values with variables are not checked: their type is known only when Compose runs. Keys that begin with `x-` are free-form.',
    safe: 'Compose refuses the value as written; quoted, it is the same text as a string.',
  },
  examples: {
    bad: [
      {
        code: 'services:\n  web:\n    imgae: nginx:1.27\n',
        line: 3,
        fixed: 'services:\n  web:\n    image: nginx:1.27\n',
        why: 'a typo',
      },
      {
        code: 'services:\n  web:\n    image: nginx:1.27\n    user: 1000\n',
        line: 4,
        fixed: 'services:\n  web:\n    image: nginx:1.27\n    user: "1000"\n',
        why: 'a number where Compose expects a string',
      },
      {
        code: 'services:\n  web:\n    image: nginx:1.27\n    depends_on:\n      db:\n        condition: healthy\n',
        line: 6,
      },
      { code: 'services:\n  web:\n    image: nginx:1.27\n    ports:\n', line: 4, why: 'an empty list' },
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
