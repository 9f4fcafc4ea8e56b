import { onceFor } from '../../../core/once.ts';
import { defineRule, type Edit, type Facts, type Fix } from '../../../core/rule.ts';
import { WordList } from '../../../core/word-list.ts';
import { isArchive } from '../archives.ts';
import type { DockerfileDocument, Instruction, Script, Stage } from '../document.ts';
import { wholeLines } from '../edits.ts';
import { isStrict } from '../packages.ts';
import { resolvePath, workdirAt } from '../paths.ts';
import { type Call, callsOf, callsSeen, isShell, nameSpan, runsOfStage } from '../runs.ts';

/** What ADD unpacks: tar archives, compressed or not; a plain `.gz` it does not. */
const TAR = /\.(?:tar(?:\.(?:gz|bz2|xz|lzma|Z|lz|zst))?|tgz|tbz2?|txz|tlz)$/;

/** What hadolint also counts, although ADD would not do the same. */
const UNPACKERS = new WordList('unzip gunzip bunzip2 unlzma unxz zgz uncompress zcat gzcat');

export default defineRule<DockerfileDocument>({
  id: 'DL3010',
  name: 'copy-then-unpack',
  title: 'archive copied and then unpacked',
  severity: 'info',
  profiles: { recommended: 'info', hadolint: 'info' },
  since: '0.1.0',
  fixable: 'sometimes',
  aliases: [],
  references: ['https://docs.docker.com/build/building/best-practices/#add-or-copy'],
  docs: {
    what: 'A COPY of a local tar archive that a later RUN in the stage unpacks.',
    why: 'The archive stays in the image in its own layer, even when the RUN deletes it.',
    instead:
      'Unpack it with `ADD archive.tar.gz /directory/`, or mount it: `RUN --mount=type=bind,source=archive.tar.gz,target=/a.tar.gz tar -xf /a.tar.gz`.',
    exceptions:
      'Archives from another stage, and compressed files that are not tar archives: ADD does not unpack them.',
  },
  examples: {
    bad: [
      {
        code: 'FROM debian:13-slim\nCOPY app.tar.gz /tmp/\nRUN tar -xzf /tmp/app.tar.gz && rm /tmp/app.tar.gz\n',
        line: 2,
        fixed:
          'FROM debian:13-slim\nRUN --mount=type=bind,source=app.tar.gz,target=/tmp/app.tar.gz tar -xzf /tmp/app.tar.gz\n',
      },
      { code: 'FROM debian:13-slim\nCOPY a.tgz /b.tgz\nRUN cd /x && tar xf /b.tgz\n', line: 2 },
    ],
    good: [
      { code: 'FROM debian:13-slim\nADD app.tar.gz /tmp/\n' },
      { code: 'FROM debian:13-slim\nCOPY --from=build /app.tar.gz /\nRUN tar -xzf /app.tar.gz\n' },
      { code: 'FROM debian:13-slim\nCOPY app.tar.gz /srv/\nRUN tar -czf b.tar.gz /srv\n' },
    ],
  },
  needs: [
    'program:tar',
    'program:unzip',
    'program:gunzip',
    'program:bunzip2',
    'program:unlzma',
    'program:unxz',
    'program:zgz',
    'program:uncompress',
    'program:zcat',
    'program:gzcat',
  ],

  *check(doc, facts) {
    for (const stage of doc.stages) {
      for (const found of unpackedCopies(doc, stage, facts)) {
        const fix = mountInstead(doc, stage, found);
        yield {
          at: found.copy.keywordSpan,
          message: 'this archive stays in the image in addition to the files a later RUN unpacks from it',
          help: 'use ADD, which unpacks local tar archives',
          related: [{ at: nameSpan(found.run, found.call), message: 'unpacked here' }],
          ...(fix && { fix }),
        };
      }
    }
  },
});

/** A call that unpacks an archive. */
interface Unpacking {
  readonly run: Script;
  readonly call: Call;
}

interface UnpackedCopy extends Unpacking {
  readonly copy: Instruction;
  /** The archive's name in the image. */
  readonly name: string;
}

/** COPYs of archives with the next call that unpacks one of them. Walked from the end, to visit each call once. */
function unpackedCopies(doc: DockerfileDocument, stage: Stage, facts: Facts): readonly UnpackedCopy[] {
  const strict = isStrict(facts);
  const later = runsOfStage(doc, stage).filter(isShell);
  const next = new Map<string, Unpacking>();
  const found: UnpackedCopy[] = [];
  for (const copy of stage.instructions.toReversed()) {
    if (copy.keyword !== 'COPY' || copy.flags.some(({ name }) => name === 'from')) continue;
    for (let run = later.at(-1); run && run.instruction.span.start > copy.span.start; run = later.at(-1)) {
      for (const call of callsSeen(run, facts).toReversed()) {
        if (isExtraction(call, strict)) for (const { value } of call.words) next.set(baseOf(value), { run, call });
      }
      later.pop();
    }
    const unpacked = namesOf(copy, strict ? isArchive : isTar).flatMap((name) => {
      const by = next.get(name);
      return by ? [{ copy, name, ...by }] : [];
    });
    const [first] = unpacked.sort((a, b) => startOf(a) - startOf(b));
    if (first) found.push(first);
  }
  return found.reverse();
}

function startOf({ run, call }: Unpacking): number {
  return nameSpan(run, call).start;
}

/** The names under which the archives of a COPY end up. */
function namesOf({ words }: Instruction, isPacked: (path: string) => boolean): readonly string[] {
  const paths = words.map(({ value }) => baseOf(value));
  const target = paths.at(-1) ?? '';
  return isPacked(target) ? [target] : paths.slice(0, -1).filter(isPacked);
}

function isTar(path: string): boolean {
  return TAR.test(path);
}

function isExtraction({ program, words }: Call, strict: boolean): boolean {
  if (strict && UNPACKERS.has(program ?? '')) return true;
  if (program !== 'tar') return false;
  const [, first, ...rest] = words.map(({ value }) => value);
  const extracts = /^-?[A-Za-z]*x/.test(first ?? '') || rest.some((word) => /^-[A-Za-z]*x/.test(word));
  return extracts || [first ?? '', ...rest].some((word) => word === '--extract' || word === '--get');
}

function baseOf(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

/** A path that means the same to COPY, to a mount and to a shell. */
const PLAIN = /^[\w.@+/-]+$/;
/** Programs that a mounted file in their way makes fail. */
const CHANGES_FILES = new Set(['rm', 'mv', 'chown', 'chgrp', 'chmod', 'find', 'install', 'ln', 'shred', 'truncate']);

const wordCounts = onceFor(({ file }: DockerfileDocument): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const [word] of file.text.matchAll(/[\w.@+-]+/g)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
});

/** The archive mounted for the RUN that unpacks it, where nothing else names it but an `rm` after it. */
function mountInstead(doc: DockerfileDocument, stage: Stage, { copy, name, run, call }: UnpackedCopy): Fix | undefined {
  const { text } = doc.file;
  const [source, target, more] = copy.words.map(({ value }) => value);
  if (source === undefined || target === undefined || more !== undefined || copy.flags.length > 0) return undefined;
  if (!PLAIN.test(source) || !PLAIN.test(target) || source.includes('..') || run.instruction.isTrigger)
    return undefined;
  const isFolder = /(?:^|\/)\.?$/.test(target);
  if (!isFolder && baseOf(target) !== name) return undefined;
  const path = resolvePath(workdirAt(stage, copy), isFolder ? `${target}/${name}` : target);
  if (path === undefined || isIgnoreAbove(text, copy)) return undefined;
  const removal = removalOf(doc, run, name);
  const others = callsOf(run).some(
    (one) => one !== removal?.call && (one.program === undefined || CHANGES_FILES.has(one.program)),
  );
  const known = [source, target, ...call.words.map(({ value }) => value), ...(removal?.words ?? [])];
  const uses = known.filter((word) => baseOf(word) === name).length;
  if (others || wordCounts(doc).get(name) !== uses) return undefined;
  const behind = run.instruction.keywordSpan.end;
  const mount = ` --mount=type=bind,source=${source},target=${path}`;
  return {
    title: 'Mount it into the RUN that unpacks it',
    safety: 'unsafe',
    edits: [
      { span: wholeLines(text, copy.span), text: '' },
      { span: { start: behind, end: behind }, text: mount },
      ...(removal ? [removal.edit] : []),
    ],
  };
}

/** An ignore for the COPY would be one for the next instruction. */
function isIgnoreAbove(text: string, { span }: Instruction): boolean {
  const own = text.lastIndexOf('\n', span.start - 1) + 1;
  const above = text.slice(text.lastIndexOf('\n', own - 2) + 1, own);
  return /^[ \t]*#.*(?:ignore|skip|check)/.test(above);
}

/** The `&& rm archive` of a script. */
function removalOf(doc: DockerfileDocument, run: Script, name: string) {
  for (const call of callsOf(run, 'rm')) {
    const { operands } = call.args;
    if (operands.length !== 1 || baseOf(operands[0]?.literal ?? '') !== name || call.via.length > 0) continue;
    const edit = withoutCommand(doc, run, call);
    if (edit) return { call, edit, words: call.words.map(({ value }) => value) };
  }
  return undefined;
}

function withoutCommand({ file }: DockerfileDocument, { shell }: Script, { command }: Call): Edit | undefined {
  const list = shell.tree.parentOf(command.node);
  if (list?.type !== 'AndOr' || list.operators.some((operator) => operator !== '&&')) return undefined;
  const before = list.commands[list.commands.indexOf(command.node) - 1];
  if (!before) return undefined;
  const span = {
    start: shell.toFile(shell.tree.spanOf(before)).end,
    end: shell.toFile(shell.tree.spanOf(command.node)).end,
  };
  return file.text.slice(span.start, span.end).includes('#') ? undefined : { span, text: '' };
}
