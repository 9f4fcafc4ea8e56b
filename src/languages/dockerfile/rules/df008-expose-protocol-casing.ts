import { defineRule } from '../../../core/rule.ts';
import type { DockerfileDocument } from '../document.ts';

export default defineRule<DockerfileDocument>({
  id: 'DF008',
  name: 'expose-protocol-casing',
  title: 'EXPOSE protocol in capitals',
  severity: 'style',
  profiles: { recommended: 'style', buildkit: 'warning' },
  since: '0.1.0',
  fixable: 'sometimes',
  aliases: ['ExposeProtoCasing'],
  references: ['https://docs.docker.com/reference/build-checks/expose-proto-casing/'],
  docs: {
    what: 'An EXPOSE protocol with upper-case letters.',
    why: 'Tools that read the image match `tcp` and `udp` case-sensitively.',
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
          message: `the protocol \`${protocol}\` is not in lower case`,
          help: `use lower case: ${text}`,
          fix: { title: `Write ${text}`, safety: 'safe', edits: [{ span, text }] },
        };
      }
    }
  },
});
