import { defineRule } from '../../../core/rule.ts';
import type { DockerfileDocument, Instruction } from '../document.ts';
import { type Call, callsOf, isShell, nameSpan, runsOfStage } from '../runs.ts';

/** What ADD unpacks: tar archives, compressed or not; a plain `.gz` it does not. */
const TAR = /\.(?:tar(?:\.(?:gz|bz2|xz|lzma|Z|lz|zst))?|tgz|tbz2?|txz|tlz)$/;

export default defineRule<DockerfileDocument>({
  id: 'DL3010',
  name: 'copy-then-unpack',
  title: 'an archive that is copied and then unpacked',
  severity: 'info',
  profiles: { recommended: 'info', hadolint: 'info' },
  since: '0.1.0',
  fixable: 'never',
  aliases: [],
  references: ['https://docs.docker.com/build/building/best-practices/#add-or-copy'],
  docs: {
    what: 'A COPY of a local tar archive that a later RUN of the stage unpacks.',
    why: 'The archive stays in the image as a layer of its own, even when the RUN deletes it.',
    instead:
      'Let `ADD archive.tar.gz /folder/` unpack it, or mount it: `RUN --mount=type=bind,source=archive.tar.gz,target=/a.tar.gz tar -xf /a.tar.gz`.',
    exceptions:
      'Archives from another stage, and compressed files that are no tar archives, are left alone: ADD would not unpack them.',
  },
  examples: {
    bad: [
      { code: 'FROM debian:13-slim\nCOPY app.tar.gz /tmp/\nRUN tar -xzf /tmp/app.tar.gz\n', line: 2 },
      { code: 'FROM debian:13-slim\nCOPY a.tgz /b.tgz\nRUN cd /x && tar xf /b.tgz\n', line: 2 },
    ],
    good: [
      { code: 'FROM debian:13-slim\nADD app.tar.gz /tmp/\n' },
      { code: 'FROM debian:13-slim\nCOPY --from=build /app.tar.gz /\nRUN tar -xzf /app.tar.gz\n' },
      { code: 'FROM debian:13-slim\nCOPY app.tar.gz /srv/\nRUN tar -czf b.tar.gz /srv\n' },
    ],
  },
  needs: ['program:tar'],

  *check(doc) {
    for (const stage of doc.stages) {
      const later = runsOfStage(doc, stage).filter(isShell);
      for (const copy of stage.instructions) {
        if (copy.keyword !== 'COPY' || copy.flags.some(({ name }) => name === 'from')) continue;
        const names = namesOf(copy);
        if (names.length === 0) continue;
        const call = later
          .filter(({ instruction }) => instruction.span.start > copy.span.start)
          .flatMap((run) => callsOf(run).map((one) => ({ run, one })))
          .find(({ one }) => unpacks(one, names));
        if (!call) continue;
        yield {
          at: copy.keywordSpan,
          message: 'this archive stays in the image beside what a later RUN unpacks from it',
          help: 'ADD unpacks a local tar archive by itself',
          related: [{ at: nameSpan(call.run, call.one), message: 'unpacked here' }],
        };
      }
    }
  },
});

/** The names under which the archives of a COPY end up. */
function namesOf({ words }: Instruction): readonly string[] {
  const paths = words.map(({ value }) => baseOf(value));
  const target = paths.at(-1) ?? '';
  return TAR.test(target) ? [target] : paths.slice(0, -1).filter((path) => TAR.test(path));
}

function unpacks({ program, words }: Call, names: readonly string[]): boolean {
  if (program !== 'tar') return false;
  const [, first, ...rest] = words.map(({ value }) => value);
  const extracts = /^-?[A-Za-z]*x/.test(first ?? '') || rest.some((word) => /^-[A-Za-z]*x/.test(word));
  const named = [first ?? '', ...rest].some((word) => word === '--extract' || word === '--get');
  return (extracts || named) && words.some(({ value }) => names.includes(baseOf(value)));
}

function baseOf(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}
