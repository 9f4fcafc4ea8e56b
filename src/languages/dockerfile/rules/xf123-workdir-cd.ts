import { onceFor } from '../../../core/once.ts';
import { defineRule, type Report } from '../../../core/rule.ts';
import type { ShellWord } from '../../shell/word.ts';
import type { DockerfileDocument, Instruction, Script, Stage } from '../document.ts';
import { keywordLike } from '../edits.ts';
import { resolvePath, workdirAt } from '../paths.ts';
import { type Call, callsOf, isShell, nameSpan, runs, spanOf } from '../runs.ts';

/** An install further down has little to do with the `cd`. */
const FAR = 50;

export default defineRule<DockerfileDocument>({
  id: 'XF123',
  name: 'workdir-cd',
  title: 'RUN cd without effect',
  severity: 'warning',
  profiles: { recommended: 'warning' },
  since: '0.1.0',
  fixable: 'sometimes',
  aliases: [],
  standsFor: ['DL3003', 'SC2164', 'XF105'],
  references: ['https://docs.docker.com/reference/dockerfile/#workdir'],
  docs: {
    what: '`RUN cd directory` with nothing after it.',
    why: 'Each RUN starts a new process: the change of directory is lost when it ends, and the next instruction starts in the old directory. `npm ci` then looks for package.json in the wrong place.',
    instead: 'Use `WORKDIR /directory`.',
    exceptions: 'A `cd` followed by other commands in the same RUN is not reported here.',
  },
  examples: {
    bad: [
      {
        code: 'FROM node:22-slim\nCOPY . /usr/src/app\nRUN cd /usr/src/app\nRUN npm ci\n',
        line: 3,
        fixed: 'FROM node:22-slim\nCOPY . /usr/src/app\nWORKDIR /usr/src/app\nRUN npm ci\n',
      },
      { code: 'FROM debian:13-slim\nRUN cd /opt\n', line: 2, fixed: 'FROM debian:13-slim\nWORKDIR /opt\n' },
    ],
    good: [
      { code: 'FROM node:22-slim\nWORKDIR /usr/src/app\nCOPY . .\nRUN npm ci\n' },
      { code: 'FROM debian:13-slim\nRUN cd /opt && make\n' },
    ],
  },
  needs: ['program:cd'],

  *check(doc) {
    const all = runs(doc);
    for (const [index, run] of all.entries()) {
      const folder = loneCd(run);
      if (folder) yield reportOf(run, folder, all.slice(index + 1, index + 1 + FAR));
    }
  },
});

/** The directory of a script that is nothing but `cd directory`. */
function loneCd(run: Script): ShellWord | undefined {
  if (!isShell(run) || run.form === 'exec') return undefined;
  const [only, second] = run.shell.commands;
  if (only?.name !== 'cd' || second || only.words.length !== 2 || only.context.subshells > 0) return undefined;
  return only.span.end === run.shell.text.trimEnd().length ? only.args[0] : undefined;
}

function reportOf(run: Script, folder: ShellWord, later: readonly Script[]): Report {
  const { instruction, form, shell } = run;
  const install = installThatMisses(run, folder, later);
  const path = folder.literal;
  // A path with spaces or a variable would mean something else in WORKDIR.
  const replaceable = form === 'shell' && path !== undefined && /^\/[^\s$\\`"']*$/.test(path);
  return {
    at: spanOf(run, { start: 0, end: shell.text.trimEnd().length }),
    about: instruction.span,
    message: install
      ? `\`${install.text}\` finds no package.json because \`RUN cd\` does not persist`
      : `\`cd ${folder.text}\` has no effect after this RUN: the next instruction starts in the old directory`,
    help: `use WORKDIR: WORKDIR ${path ?? folder.text}`,
    ...(install && { related: [{ at: install.at, message: 'runs in the old directory' }] }),
    ...(replaceable && {
      fix: {
        title: `Use \`WORKDIR ${path}\``,
        safety: 'unsafe',
        edits: [{ span: instruction.head, text: `${keywordLike(instruction, 'WORKDIR')} ${path}` }],
      },
    }),
  };
}

/**
 * A later npm install of the stage that needs the package.json which a COPY put into the directory, and into it alone.
 */
function installThatMisses(run: Script, folder: ShellWord, later: readonly Script[]) {
  const { stage, instruction } = run;
  const old = workdirAt(stage, instruction);
  const target = resolvePath(old, folder.literal ?? '$');
  if (target === undefined || folder.literal === undefined || target === old) return undefined;
  for (const next of later) {
    if (next.stage !== stage || workdirAt(stage, next.instruction) !== old) break;
    const calls = callsOf(next);
    const call = calls.find(needsPackage);
    if (call && !calls.some(({ program }) => program === 'cd')) {
      const folders = copiedTo(stage).filter(({ at }) => at < next.instruction.span.start);
      const isThere = folders.some(({ at, folder: one }) => at < instruction.span.start && one === target);
      // Whatever else was copied may hold a package.json for the old directory.
      if (!isThere || !folders.every(({ folder: one }) => one?.startsWith(target))) return undefined;
      const words = call.words.slice(0, 2).map(({ text }) => text);
      return { text: words.join(' '), at: nameSpan(next, call) };
    }
  }
  return undefined;
}

/** `npm ci` and `npm install` without packages, in the directory where they are called. */
function needsPackage({ program, args }: Call): boolean {
  if (program !== 'npm' || args.has('prefix', 'C', 'g', 'global')) return false;
  const [command, more] = args.operands;
  return more === undefined && ['ci', 'install', 'i', 'clean-install'].includes(command?.literal ?? '');
}

/** Where each COPY and ADD of a stage puts its files. */
const copiedTo = onceFor((stage: Stage): readonly { readonly at: number; readonly folder: string | undefined }[] =>
  stage.instructions
    .filter(({ keyword }) => keyword === 'COPY' || keyword === 'ADD')
    .map((copy) => ({ at: copy.span.start, folder: destinationOf(copy, stage) })),
);

function destinationOf(copy: Instruction, stage: Stage): string | undefined {
  const last = copy.words.at(-1);
  if (!last || last.value.includes('$')) return undefined;
  return resolvePath(workdirAt(stage, copy), last.value);
}
