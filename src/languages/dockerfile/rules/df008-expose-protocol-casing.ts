import { defineRule } from '../../../core/rule.ts';
import type { DockerfileDocument } from '../document.ts';

export default defineRule<DockerfileDocument>({
  id: 'DF008',
  name: 'expose-protocol-casing',
  title: 'a protocol in capitals',
  severity: 'style',
  profiles: { recommended: 'style', buildkit: 'warning' },
  since: '0.1.0',
  fixable: 'sometimes',
  aliases: ['ExposeProtoCasing'],
  references: ['https://docs.docker.com/reference/build-checks/expose-proto-casing/'],
  docs: {
    what: 'An EXPOSE whose protocol is not in lower case.',
    why: 'Tools that read the image compare `tcp` and `udp` letter by letter.',
    instead: 'Write it in lower case.',
    safe: 'Docker stores the protocol in lower case either way.',
  },
  examples: {
    bad: [
      { code: 'FROM a:1\nEXPOSE 80/TCP\n', line: 2, fixed: 'FROM a:1\nEXPOSE 80/tcp\n' },
      { code: 'FROM a:1\nEXPOSE 53/Udp 80\n', line: 2, fixed: 'FROM a:1\nEXPOSE 53/udp 80\n' },
    ],
    good: [{ code: 'FROM a:1\nEXPOSE 80/tcp\n' }, { code: 'FROM a:1\nEXPOSE 80\n' }],
  },
  needs: ['EXPOSE:/'],

  *check(doc) {
    for (const { keyword, words, joined } of doc.instructions) {
      if (keyword !== 'EXPOSE') continue;
      for (const { raw, value, at } of words) {
        const protocol = /\/([A-Za-z]+)$/.exec(value)?.[1] ?? '';
        const start = at + raw.lastIndexOf(protocol);
        if (protocol === protocol.toLowerCase() || start < at) continue;
        const span = joined.spanOf(start, start + protocol.length);
        const text = protocol.toLowerCase();
        yield {
          at: span,
          message: `\`${protocol}\` is a protocol in capitals`,
          help: `write ${text}`,
          fix: { title: `Write ${text}`, safety: 'safe', edits: [{ span, text }] },
        };
      }
    }
  },
});
