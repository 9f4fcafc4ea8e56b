import { defineRule } from '../../../core/rule.ts';
import { isArchive, isGit, isUrl } from '../archives.ts';
import type { DockerfileDocument } from '../document.ts';
import { chainOf, isBelow } from '../facts.ts';
import { ANCHORED } from '../paths.ts';

/** What only ADD can do. */
const ADD_ONLY = new Set(['checksum', 'keep-git-dir', 'unpack']);

export default defineRule<DockerfileDocument>({
  id: 'DL3020',
  name: 'copy-instead-of-add',
  title: 'plain local path in ADD',
  severity: 'error',
  profiles: { recommended: 'info', hadolint: 'error' },
  since: '0.1.0',
  fixable: 'sometimes',
  aliases: ['DS-0005', 'CKV_DOCKER_4'],
  references: ['https://docs.docker.com/build/building/best-practices/#add-or-copy'],
  docs: {
    what: 'An `ADD` of local files or directories that are not archives.',
    why: 'ADD unpacks archives and downloads URLs. COPY does neither, so renaming a file never changes what ends up in the image.',
    instead: 'Use `COPY`.',
    exceptions:
      'Archives, URLs, Git sources, and ADD with `--checksum`, `--keep-git-dir` or `--unpack`. A source from a variable is not checked. An `info` in `recommended`: COPY and ADD do the same here.',
    safe: 'ADD and COPY treat directories and files alike; only archives and URLs differ. The fix is unsafe for a file whose name does not rule out an archive.',
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
    const stages = new Map(doc.stages.map((stage) => [stage.from, stage]));
    let isPlaced = false;
    for (const outer of doc.instructions) {
      const stage = stages.get(outer);
      if (stage) isPlaced = isBelow(stage, 'WORKDIR') || chainOf(stage).at(-1)?.imageText === 'scratch';
      else if (outer.keyword === 'WORKDIR') isPlaced = true;
      const { keyword, keywordText, keywordSpan, words, flags, isTrigger } = outer;
      if (keyword !== 'ADD' || isTrigger || flags.some(({ name }) => ADD_ONLY.has(name))) continue;
      const sources = words.slice(0, -1).map(({ value }) => value);
      const plain = sources.filter((source) =>
        profile === 'hadolint' ? !isArchive(source) && !isUrl(source) && !source.startsWith('<<') : !isSpecial(source),
      );
      const [first] = plain;
      if (first === undefined) continue;
      yield {
        at: keywordSpan,
        message: 'use COPY: ADD is only needed for URLs and archives',
        help: 'replace the keyword: COPY',
        ...(sources.every((source) => !isSpecial(source)) &&
          !isReported(words.at(-1)?.value ?? '', sources.length, isPlaced) && {
            fix: {
              title: 'Use COPY',
              safety: sources.every(isNoArchive) ? 'safe' : 'unsafe',
              edits: [{ span: keywordSpan, text: keywordText === 'add' ? 'copy' : 'COPY' }],
            },
          }),
      };
    }
  },
});

/** Whether the COPY would be reported itself: for an unnamed directory, or a file that takes several. */
function isReported(target: string, sources: number, isPlaced: boolean): boolean {
  return (!isPlaced && !ANCHORED.test(target)) || (sources > 1 && !target.endsWith('/'));
}

/** Endings of files that ADD never unpacks. What has none may be an archive: ADD reads the content, not the name. */
const NO_ARCHIVE =
  /\.(?:sh|bash|json5?|ya?ml|toml|ini|conf|cfg|cnf|properties|env|lock|txt|md|rst|csv|xml|html?|css|scss|jsx?|tsx?|[cm]js|[cm]ts|vue|svelte|py|rb|ru|php|pl|pm|lua|go|mod|sum|rs|java|kts?|gradle|scala|sbt|clj|exs?|erl|hs|c|h|cc|cpp|hpp|cs|csproj|fsproj|sln|sql|proto|graphql|jar|war|ear|whl|gem|deb|rpm|apk|zip|pem|crt|cert?|key|pub|service|repo|list|asc|gpg|template|tmpl|tpl|j2|erb|patch|diff|png|jpe?g|gif|svg|ico|woff2?|ttf|so|dll|exe|ps1|bat|cmd)$/i;
/** Names without an ending that stand for text. */
const TEXT_NAME =
  /(?:^|\/)(?:Gemfile|Rakefile|Makefile|Pipfile|Procfile|Dockerfile|Vagrantfile|LICENSE|README|gradlew|mvnw|crontab|sources\.list|\.(?:npmrc|nvmrc|bashrc|profile|vimrc|env|babelrc|eslintrc|gitconfig|dockerignore))$/;

/** Whether a source cannot be an archive that ADD unpacks: a path written as a directory, or a file name that rules it out. */
function isNoArchive(source: string): boolean {
  return /(?:^|\/)\.{0,2}$/.test(source) || NO_ARCHIVE.test(source) || TEXT_NAME.test(source);
}

/** Something that ADD treats in its own way, or may. */
function isSpecial(source: string): boolean {
  return isArchive(source) || isUrl(source) || isGit(source) || source.includes('$') || source.startsWith('<<');
}
