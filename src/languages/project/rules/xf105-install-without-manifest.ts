import { defineProjectRule, type Report } from '../../../core/rule.ts';
import { LineIndex } from '../../../core/text.ts';
import type { DockerfileDocument, Stage } from '../../dockerfile/document.ts';
import { chainOf } from '../../dockerfile/facts.ts';
import { contextPaths, plausibleContexts } from '../contexts.ts';
import { spanOf } from '../copies.ts';
import { dockerfilesOf, hasInstruction } from '../dockerfiles.ts';
import { absolute, type Context, excludedIn, type Presence } from '../image-files.ts';
import { INSTALLERS, type Need, needOf } from '../install-needs.ts';
import { type Moment, simulate } from '../simulate.ts';
import { join, type Tree, treeOf } from '../tree.ts';

export default defineProjectRule({
  id: 'XF105',
  name: 'install-without-manifest',
  title: 'install command without its manifest',
  severity: 'error',
  since: '0.1.0',
  fixable: 'sometimes',
  profiles: { recommended: 'error' },
  aliases: [],
  references: ['https://docs.docker.com/reference/dockerfile/#workdir', 'https://docs.npmjs.com/cli/commands/npm-ci'],
  docs: {
    what: 'A RUN calls `npm ci`, `pip install -r`, `go mod download` or another command that reads a project file, in an image directory that does not contain that file.',
    why: 'The build fails, or installs nothing. The usual cause is an earlier `RUN cd`: each RUN starts in WORKDIR again, so the change of directory is lost.',
    instead: 'Set WORKDIR, then COPY the manifest and its lock file there, then install.',
    exceptions:
      'The rule derives the files in each stage from COPY, WORKDIR and the files in the commit. It reports nothing when a base image is unknown, when an earlier command may have created files (git, curl, cp, npm init, npm install with a name, go get …), when Go runs without modules (`GO111MODULE=off`, images before Go 1.16), when files come from another stage or a mount, or when the directory depends on a variable.',
  },
  examples: {
    bad: [
      {
        code: 'FROM node:24\nCOPY . /srv/app\nRUN cd /srv/app\nRUN npm ci\n',
        files: { 'package.json': '{}', 'package-lock.json': '{}' },
        line: 4,
        fixed: 'FROM node:24\nCOPY . /srv/app\nWORKDIR /srv/app\nRUN npm ci\n',
        why: 'the cd ended with its RUN',
      },
      {
        code: 'FROM node:24\nWORKDIR /srv/app\nCOPY package.json ./\nRUN npm ci\n',
        files: { 'package.json': '{}', 'package-lock.json': '{}' },
        line: 4,
        why: 'the lock file is not copied',
      },
      {
        code: 'FROM python:3.14\nRUN pip install -r requirements.txt\nCOPY . /app\n',
        files: { 'requirements.txt': '' },
        line: 2,
        why: 'copied too late',
      },
    ],
    good: [
      {
        code: 'FROM node:24\nWORKDIR /srv/app\nCOPY package*.json ./\nRUN npm ci\n',
        files: { 'package.json': '{}', 'package-lock.json': '{}' },
      },
      {
        code: 'FROM node:24\nCOPY . /srv/app\nRUN cd /srv/app && npm ci\n',
        files: { 'package.json': '{}', 'package-lock.json': '{}' },
        why: 'one RUN, one shell',
      },
      {
        code: 'FROM node:24\nRUN git clone https://example.com/a.git .\nRUN npm ci\n',
        why: 'the clone may contain it',
      },
    ],
  },

  needs: INSTALLERS.map((name) => `dockerfile:program:${name}`),
  applies: (documents) => hasInstruction(documents, 'RUN'),
  wants: contextPaths,

  *checkAll(project) {
    const tree = treeOf(project);
    for (const doc of dockerfilesOf(project)) {
      const contexts = plausibleContexts(project, doc);
      const verdicts = contexts.all.map((context) => verdictsIn(doc, tree, context, contexts.exact));
      for (const [start, failure] of verdicts.flatMap((one) => [...one]).filter(isFirst())) {
        const all = verdicts.map((one) => one.get(start));
        if (failure === 'unknown' || all.some((one) => one === undefined)) continue;
        yield { file: doc.file.path, ...reportOf(doc, failure) };
      }
    }
  },
});

interface Failure {
  readonly moment: Moment;
  readonly need: Need;
  readonly folder: string;
  /** The first file that is missing. */
  readonly file: string;
  readonly context: Context;
  readonly tree: Tree;
}

/** Keeps the first definite failure at each place. */
function isFirst(): (entry: [number, Failure | 'unknown']) => boolean {
  const seen = new Set<number>();
  return ([start, failure]) => {
    if (failure === 'unknown' || seen.has(start)) return false;
    seen.add(start);
    return true;
  };
}

/** The install commands that do not surely find their files, by place; those that find them are absent. */
function verdictsIn(
  doc: DockerfileDocument,
  tree: Tree,
  context: Context,
  exact: boolean,
): Map<number, Failure | 'unknown'> {
  const verdicts = new Map<number, Failure | 'unknown'>();
  for (const moment of simulate(doc, tree, context).moments) {
    const need = needOf(moment.invocation.words);
    if (need?.command.startsWith('go ') && !needsModule(doc, moment)) continue;
    if (!need || moment.folder === undefined) continue;
    const folder = need.folder === undefined ? moment.folder : absolute(moment.folder, need.folder);
    const file = firstMissing(moment, need, folder);
    if (file === undefined) continue;
    // The context has been copied there, but does not hold the file: it may be the wrong context.
    const isDoubtful =
      (!exact || (isEmptyContext(tree, context) && !tree.hasSuffix(file))) &&
      file === need.files[0]?.[0] &&
      moment.files.covers(folder);
    const place = moment.toFile(spanOf(moment.invocation.words)).start;
    verdicts.set(place, isDoubtful ? 'unknown' : { moment, need, folder, file, context, tree });
  }
  return verdicts;
}

/** What switches modules off, or on only where there is one: by a variable or by `go env -w`. */
const NO_MODULES = /GO111MODULE\s*[= ]\s*["']?(?:off|auto)|GOFLAGS[^\n]*-modfile=/;

/** Whether a Go command stops without a go.mod: in Go before 1.16 it then works in GOPATH. */
function needsModule({ file }: DockerfileDocument, { stage, invocation }: Moment): boolean {
  if (NO_MODULES.test(file.text) || invocation.words.some(({ value }) => value.startsWith('-modfile'))) return false;
  const version = /(?:^|\/)golang:(\d+)\.(\d+)/.exec(rootImage(stage) ?? '');
  return !version || Number(version[1]) > 1 || Number(version[2]) >= 16;
}

function rootImage(stage: Stage): string | undefined {
  return chainOf(stage).at(-1)?.imageText;
}

/** A context with nothing but what describes images: something else fills it before the build. */
function isEmptyContext(tree: Tree, { folder }: Context): boolean {
  return [...tree.namesIn(folder)].every((name) => /^\.|dockerfile|compose[\w.-]*\.ya?ml$|\.md$|^readme/i.test(name));
}

/** The first file that is surely missing; undefined when none is, or one before it may be there. */
function firstMissing(moment: Moment, need: Need, folder: string): string | undefined {
  for (const names of need.files) {
    const presence = findAny(moment, folder, names, need.climbs);
    if (presence === 'unknown') return undefined;
    if (presence === 'absent') return names[0] ?? '';
  }
  return undefined;
}

function findAny({ files }: Moment, folder: string, names: readonly string[], climbs: boolean): Presence {
  let presence: Presence = 'absent';
  for (let at = folder; ; at = at.slice(0, at.lastIndexOf('/')) || '/') {
    for (const name of names) {
      const found = files.find(at, name);
      if (found === 'present') return found;
      if (found === 'unknown') presence = found;
    }
    if (!climbs || at === '/') return presence;
  }
}

function reportOf(doc: DockerfileDocument, failure: Failure): Report {
  const { moment, need, folder, file, context, tree } = failure;
  const at = moment.toFile(spanOf(moment.invocation.words.slice(0, need.command.split(' ').length)));
  const [elsewhere] = moment.files.foldersWith(file).filter((one) => one !== folder);
  const { lostCd } = moment;
  if (lostCd && lostCd.folder !== folder) {
    const line = new LineIndex(doc.file.text).lineAt(lostCd.instruction.span.start);
    return {
      at,
      message: `\`${need.command}\` finds no ${file} because \`RUN cd\` does not persist: the cd in line ${line} has no effect here, and this RUN starts in \`${folder}\``,
      help: `replace that RUN: WORKDIR ${lostCd.folder}`,
      related: [{ at: lostCd.instruction.head, message: 'only applies to this RUN' }],
      cause: lostCd.instruction.span,
      fix: {
        title: `Use \`WORKDIR ${lostCd.folder}\``,
        safety: 'unsafe',
        edits: [{ span: lostCd.instruction.head, text: `WORKDIR ${lostCd.folder}` }],
      },
    };
  }
  if (elsewhere !== undefined) {
    return {
      at,
      message: `\`${need.command}\` runs in \`${folder}\`, but ${file} was copied to \`${elsewhere}\``,
      help: `set the directory before this RUN: WORKDIR ${elsewhere}`,
    };
  }
  const inContext = join(context.folder, file);
  const pattern = tree.isFile(inContext) ? excludedIn(context, inContext) : undefined;
  if (pattern) {
    return {
      at,
      message: `\`${need.command}\` needs ${file} in \`${folder}\`, but \`${context.ignorePath}\` excludes it in line ${pattern.line}`,
      help: `remove \`${pattern.text}\` from \`${context.ignorePath}\`, or add \`!${file}\` below it`,
    };
  }
  if (tree.isFile(inContext)) {
    return {
      at,
      message: `\`${need.command}\` needs ${file} in \`${folder}\`, but no earlier COPY puts it there`,
      help: `copy it before this RUN: COPY ${file} ${folder === '/' ? '/' : `${folder}/`}`,
    };
  }
  return {
    at,
    message: `\`${need.command}\` needs ${file} in \`${folder}\`, but nothing puts it there`,
    help: `add ${file} to the repository and copy it before this RUN`,
  };
}
