import { defineRule } from '../../../core/rule.ts';
import { isArchive, isGit, isUrl } from '../archives.ts';
import type { DockerfileDocument } from '../document.ts';

/** What only ADD can do. */
const ADD_ONLY = new Set(['checksum', 'keep-git-dir', 'unpack']);

export default defineRule<DockerfileDocument>({
  id: 'DL3020',
  name: 'copy-instead-of-add',
  title: 'plain local files by ADD',
  severity: 'error',
  profiles: { recommended: 'warning', hadolint: 'error' },
  since: '0.1.0',
  fixable: 'sometimes',
  aliases: ['DS-0005', 'CKV_DOCKER_4'],
  references: ['https://docs.docker.com/build/building/best-practices/#add-or-copy'],
  docs: {
    what: 'An `ADD` of local files or folders that are no archives.',
    why: 'ADD unpacks what looks like an archive and downloads what looks like an address. COPY does neither, so a renamed file can never turn into a surprise in the image.',
    instead: 'Write `COPY`.',
    exceptions:
      'Archives, addresses, Git sources, and ADD with `--checksum`, `--keep-git-dir` or `--unpack` stay. A source that is a variable is not judged.',
  },
  examples: {
    bad: [
      {
        code: 'FROM node:22-slim\nADD package.json /app/\n',
        line: 2,
        fixed: 'FROM node:22-slim\nCOPY package.json /app/\n',
      },
      {
        code: 'FROM node:22-slim\nADD --chown=1000 . /app\n',
        line: 2,
        fixed: 'FROM node:22-slim\nCOPY --chown=1000 . /app\n',
      },
    ],
    good: [
      { code: 'FROM node:22-slim\nADD app.tar.gz /app/\n' },
      { code: 'FROM node:22-slim\nADD https://example.com/a.bin /a\n' },
      { code: 'FROM node:22-slim\nADD git@example.com:a/b.git#v1 /src\n' },
    ],
  },
  needs: ['ADD'],

  *check(doc, { profile }) {
    for (const outer of doc.instructions) {
      const { keyword, keywordText, keywordSpan, words, flags, isTrigger } = outer;
      if (keyword !== 'ADD' || isTrigger || flags.some(({ name }) => ADD_ONLY.has(name))) continue;
      const sources = words.slice(0, -1).map(({ value }) => value);
      const plain = sources.filter((source) =>
        profile === 'hadolint' ? !isArchive(source) && !isUrl(source) : !isSpecial(source),
      );
      const [first] = plain;
      if (first === undefined) continue;
      yield {
        at: keywordSpan,
        message: `\`${first}\` is a plain local path: ADD does no more than COPY here`,
        help: 'write COPY',
        ...(sources.every((source) => !isSpecial(source)) && {
          fix: {
            title: 'Write COPY',
            safety: 'safe',
            edits: [{ span: keywordSpan, text: keywordText === 'add' ? 'copy' : 'COPY' }],
          },
        }),
      };
    }
  },
});

/** Something that ADD treats in its own way, or may. */
function isSpecial(source: string): boolean {
  return isArchive(source) || isUrl(source) || isGit(source) || source.includes('$') || source.startsWith('<<');
}
