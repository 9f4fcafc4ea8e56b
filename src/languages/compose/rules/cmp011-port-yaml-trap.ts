import { defineRule } from '../../../core/rule.ts';
import { type ComposeDocument, eachOwn } from '../document.ts';

/** What YAML 1.1 reads as a base-60 number: the parts after the first are below 60. */
const BASE_60 = /^[1-9]\d*(?::[0-5]?\d)+$/;

export default defineRule<ComposeDocument>({
  id: 'CMP011',
  name: 'port-yaml-trap',
  title: 'unquoted port mapping that YAML 1.1 may read as a number',
  severity: 'info',
  since: '0.1.0',
  fixable: 'always',
  profiles: { recommended: 'info' },
  aliases: ['require-quotes-in-ports'],
  references: ['https://docs.docker.com/reference/compose-file/services/#ports', 'https://yaml.org/type/int.html'],
  docs: {
    what: 'A `ports` entry with a colon and without quotes.',
    why: 'YAML 1.1 reads `22:22` as a base-60 number, so podman-compose and Compose before version 2 see port 1342. This happens when the container port is below 60. Compose 2 reads the text as written.',
    instead: 'Quote every port mapping.',
    exceptions:
      'A mapping that no reader takes for a number, such as `8080:80`, is reported as `style`, so that a later port change is safe too.',
    safe: 'Compose reads the same text with and without quotes.',
  },
  examples: {
    bad: [
      {
        code: 'services:\n  ssh:\n    image: ssh:1\n    ports:\n      - 2222:22\n',
        line: 5,
        fixed: 'services:\n  ssh:\n    image: ssh:1\n    ports:\n      - "2222:22"\n',
      },
      {
        code: 'services:\n  web:\n    image: web:1\n    ports: [8080:80]\n',
        line: 4,
        fixed: 'services:\n  web:\n    image: web:1\n    ports: ["8080:80"]\n',
      },
    ],
    good: [
      { code: 'services:\n  ssh:\n    image: ssh:1\n    ports: ["2222:22", \'53:53\']\n' },
      { code: 'services:\n  web:\n    image: web:1\n    ports: [8080]\n', why: 'meant as a number' },
    ],
  },

  needs: ['ports'],
  *check(doc) {
    for (const { service } of eachOwn(doc, 'ports')) {
      for (const { text } of service.ownPorts) {
        if (text?.node.style !== 'plain' || !text.raw.includes(':') || !text.verbatim) continue;
        const isTrap = BASE_60.test(text.raw);
        yield {
          at: text.span,
          message: isTrap
            ? `unquoted \`${text.raw}\` is the number ${toNumber(text.raw)} in YAML 1.1`
            : `the port mapping \`${text.raw}\` is not quoted`,
          help: `quote it: \`"${text.raw}"\``,
          severity: isTrap ? 'info' : 'style',
          path: service.path('ports'),
          fix: { title: 'Quote the port mapping', safety: 'safe', edits: [{ span: text.span, text: `"${text.raw}"` }] },
        };
      }
    }
  },
});

function toNumber(text: string): number {
  return text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
}
