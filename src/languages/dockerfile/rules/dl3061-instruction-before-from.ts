import { defineRule } from '../../../core/rule.ts';
import type { DockerfileDocument } from '../document.ts';

const KNOWN =
  /^(?:ADD|CMD|COPY|ENTRYPOINT|ENV|EXPOSE|HEALTHCHECK|LABEL|MAINTAINER|ONBUILD|RUN|SHELL|STOPSIGNAL|USER|VOLUME|WORKDIR)$/;

export default defineRule<DockerfileDocument>({
  id: 'DL3061',
  name: 'instruction-before-from',
  title: 'instruction before the first FROM',
  severity: 'error',
  profiles: { recommended: 'error', hadolint: 'error' },
  since: '0.1.0',
  fixable: 'never',
  aliases: [],
  references: ['https://docs.docker.com/reference/dockerfile/#format'],
  docs: {
    what: 'An instruction other than ARG before the first FROM.',
    why: 'The builder rejects the file: there is no stage for the instruction yet.',
    instead: 'Move it after a FROM.',
  },
  examples: {
    bad: [
      { code: 'RUN a\nFROM b:1\n', line: 1 },
      { code: 'LABEL a=b\nARG V=1\nFROM b:$V\n', line: 1 },
    ],
    good: [{ code: 'ARG V=1\nFROM b:$V\nRUN a\n' }, { code: '# comment\nFROM b:1\n' }],
  },
  needs: ['preamble'],

  *check(doc, { profile }) {
    // Without any FROM the whole file is a part of another one, and DL1000 says so once.
    if (doc.template || (doc.stages.length === 0 && profile !== 'hadolint')) return;
    for (const { keyword, keywordSpan, keywordText } of doc.preamble) {
      if (keyword === 'ARG' || !KNOWN.test(keyword)) continue;
      yield {
        at: keywordSpan,
        message: `\`${keywordText}\` is not allowed before the first FROM`,
        help: 'move it after a FROM',
      };
    }
  },
});
