import { defineRule } from '../../../core/rule.ts';
import { type ComposeDocument, eachOwn } from '../document.ts';

/** Text that is the same string without quotes, in a block list. */
const PLAIN = /^(?:[A-Za-z_][\w.-]*:\/|\.{0,2}\/|~\/)(?:[A-Za-z0-9./~_:@+-]*[A-Za-z0-9./~_@+-])?$/;

export default defineRule<ComposeDocument>({
  id: 'CMP019',
  name: 'volume-quotes',
  title: 'unnecessary quotes around a volume',
  severity: 'style',
  since: '0.1.0',
  fixable: 'always',
  profiles: {},
  aliases: ['no-quotes-in-volumes'],
  references: ['https://docs.docker.com/reference/compose-file/services/#volumes'],
  docs: {
    what: 'A `volumes` entry is quoted and would be the same without quotes.',
    why: 'The other lines of the list have no quotes, so this one looks special for no reason.',
    instead: 'Remove the quotes.',
    exceptions:
      'Entries in `[…]`, and those with spaces, `#`, `$` or a colon followed by a space. Not in the recommended profile.',
    safe: 'The text is the same string with and without quotes in YAML 1.1 and 1.2.',
  },
  examples: {
    bad: [
      {
        code: 'services:\n  db:\n    image: db:1\n    volumes:\n      - "./data:/data"\n',
        line: 5,
        fixed: 'services:\n  db:\n    image: db:1\n    volumes:\n      - ./data:/data\n',
      },
      {
        code: "services:\n  db:\n    image: db:1\n    volumes:\n      - '/data'\n",
        line: 5,
        fixed: 'services:\n  db:\n    image: db:1\n    volumes:\n      - /data\n',
      },
    ],
    good: [
      { code: 'services:\n  db:\n    image: db:1\n    volumes:\n      - ./data:/data\n' },
      { code: 'services:\n  db:\n    image: db:1\n    volumes:\n      - "${DATA}:/data"\n      - "./my data:/d"\n' },
    ],
  },

  needs: ['volumes'],
  *check(doc) {
    for (const { service, value } of eachOwn(doc, 'volumes')) {
      if (value.kind !== 'sequence' || value.flow) continue;
      for (const text of service.stringsOf(value)) {
        const { style } = text.node;
        if ((style !== 'single' && style !== 'double') || !PLAIN.test(text.raw) || !text.verbatim) continue;
        yield {
          at: text.span,
          message: `\`${text.raw}\` needs no quotes`,
          help: `write \`- ${text.raw}\``,
          path: service.path('volumes'),
          fix: { title: 'Remove the quotes', safety: 'safe', edits: [{ span: text.span, text: text.raw }] },
        };
      }
    }
  },
});
