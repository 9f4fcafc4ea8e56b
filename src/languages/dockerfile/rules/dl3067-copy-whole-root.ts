import { defineRule } from '../../../core/rule.ts';
import type { DockerfileDocument } from '../document.ts';

export default defineRule<DockerfileDocument>({
  id: 'DL3067',
  name: 'copy-whole-root',
  title: 'COPY of an entire root file system',
  severity: 'warning',
  profiles: { recommended: 'warning', hadolint: 'warning' },
  since: '0.1.0',
  fixable: 'never',
  aliases: [],
  references: ['https://docs.docker.com/reference/dockerfile/#copy---from'],
  docs: {
    what: 'A `COPY --from=… / /`.',
    why: 'Package caches, keys and build tools are copied as well, and files of the base image are overwritten. It has no advantage over building on that stage.',
    instead: 'Copy only the directories that are needed, or build on that stage with `FROM`.',
    exceptions: 'Into `scratch`, this is the usual way to flatten layers.',
  },
  examples: {
    bad: [
      { code: 'FROM a:1 AS b\nFROM c:1\nCOPY --from=b / /\n', line: 3 },
      { code: 'FROM c:1\nCOPY --from=a:1 ["/", "/"]\n', line: 2 },
    ],
    good: [{ code: 'FROM a:1 AS b\nFROM c:1\nCOPY --from=b /app /\n' }, { code: 'FROM scratch\nCOPY rootfs /\n' }],
  },
  needs: ['COPY:/'],

  *check(doc, { profile }) {
    for (const stage of doc.stages) {
      // Into an empty image it is the usual way to flatten layers.
      if (profile !== 'hadolint' && stage.imageText === 'scratch') continue;
      for (const { keyword, keywordSpan, words, flags } of stage.instructions) {
        if (keyword !== 'COPY' || !flags.some(({ name }) => name === 'from')) continue;
        if (words.at(-1)?.value !== '/' || !words.slice(0, -1).some(({ value }) => value === '/')) continue;
        yield {
          at: keywordSpan,
          message: 'this copies the entire root file system over this image',
          help: 'copy only the directories that are needed',
        };
      }
    }
  },
});
