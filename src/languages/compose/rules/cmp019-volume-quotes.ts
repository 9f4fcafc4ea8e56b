import { defineRule } from '../../../core/rule.ts';
import { type ComposeDocument, eachOwn } from '../document.ts';

/** A text that stays the same string without its quotes, in a list of lines. */
const PLAIN = /^(?:[A-Za-z_][\w.-]*:\/|\.{0,2}\/|~\/)(?:[A-Za-z0-9./~_:@+-]*[A-Za-z0-9./~_@+-])?$/;

export default defineRule<ComposeDocument>({
  id: 'CMP019',
  name: 'volume-quotes',
  title: 'quotes around a volume that needs none',
  severity: 'style',
  since: '0.1.0',
  fixable: 'always',
  profiles: {},
  aliases: ['no-quotes-in-volumes'],
  references: ['https://docs.docker.com/reference/compose-file/services/#volumes'],
  docs: {
    what: 'An entry of `volumes` is quoted and would be the same without quotes.',
    why: 'The other lines of the list have none, and a reader asks what is special about this one.',
    instead: 'Take the quotes away.',
    exceptions:
      'Entries in `[…]`, and those with blanks, `#`, `$` or a colon and a blank. Not a part of the recommended rules.',
    safe: 'The same text without quotes is the same string in YAML 1.1 and 1.2.',
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
          fix: { title: 'Take the quotes away', safety: 'safe', edits: [{ span: text.span, text: text.raw }] },
        };
      }
    }
  },
});
