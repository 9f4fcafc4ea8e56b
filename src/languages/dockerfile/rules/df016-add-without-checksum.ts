import { defineRule } from '../../../core/rule.ts';
import type { DockerfileDocument } from '../document.ts';

const REMOTE = /^https?:\/\//i;
/** BuildKit clones these; a checksum of theirs is that of a commit. */
const GIT = /\.git(?:#|\?|$)/i;

export default defineRule<DockerfileDocument>({
  id: 'DF016',
  name: 'add-without-checksum',
  title: 'ADD of a remote file without a checksum',
  severity: 'warning',
  profiles: { recommended: 'info' },
  since: '0.1.0',
  fixable: 'never',
  aliases: [],
  references: ['https://docs.docker.com/reference/dockerfile/#add---checksum'],
  docs: {
    what: 'An ADD of an http or https URL without `--checksum`.',
    why: 'Whatever the server sends becomes part of the image: a replaced file goes unnoticed, and the same Dockerfile builds a different image tomorrow.',
    instead: 'Add the checksum: `ADD --checksum=sha256:… https://… /target`.',
    exceptions:
      'Git repositories and URLs that consist entirely of a variable are not reported. An `info` over https, a warning over plain http. An ADD with several sources cannot have a checksum and is reported too.',
  },
  examples: {
    bad: [
      { code: 'FROM a:1\nADD https://example.com/tool.tar.gz /opt/\n', line: 2 },
      { code: 'FROM a:1\nADD http://example.com/tool /usr/local/bin/\n', line: 2 },
    ],
    good: [
      {
        code: 'FROM a:1\nADD --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d https://example.com/x /x\n',
      },
      { code: 'FROM a:1\nADD https://github.com/example/app.git#v1 /src\n' },
    ],
  },
  needs: ['ADD'],

  *check(doc) {
    for (const outer of doc.instructions) {
      const { keyword, flags, words } = outer.trigger ?? outer;
      if (keyword !== 'ADD' || flags.some(({ name }) => name === 'checksum')) continue;
      for (const { value, span } of words.slice(0, -1)) {
        if (!REMOTE.test(value) || GIT.test(value)) continue;
        const plain = /^http:/i.test(value);
        yield {
          at: span,
          message: plain
            ? 'this download has no checksum and uses plain http, so it can be changed in transit'
            : 'this download has no checksum, so whatever the server sends ends up in the image',
          help: `add the checksum: ADD --checksum=sha256:<digest> ${value} …`,
          ...(plain && { severity: 'warning' as const }),
        };
      }
    }
  },
});
