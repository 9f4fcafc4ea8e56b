import type { Project } from '../../../core/project.ts';
import { defineProjectRule } from '../../../core/rule.ts';
import { nearest } from '../../../core/suggest.ts';
import type { Span } from '../../../core/text.ts';
import type { DockerfileDocument } from '../../dockerfile/document.ts';
import { lastInChain } from '../../dockerfile/facts.ts';
import { plausibleContexts, wantedInContexts } from '../contexts.ts';
import { spanOf } from '../copies.ts';
import { dockerfilesIn, dockerfilesOf, hasInstruction } from '../dockerfiles.ts';
import { absolute } from '../image-files.ts';
import { parse, record } from '../npm-lock.ts';
import { onceForContext, type State, simulate } from '../simulate.ts';
import { treeOf } from '../tree.ts';

/** Verbs of npm that are scripts themselves. */
const VERBS = new Set(['start', 'test', 'stop', 'restart']);

export default defineProjectRule({
  id: 'XF108',
  name: 'npm-script-missing',
  title: 'missing npm script',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'error' },
  aliases: [],
  references: ['https://docs.npmjs.com/cli/commands/npm-run'],
  docs: {
    what: 'RUN, CMD or ENTRYPOINT calls `npm run NAME`, `npm start` or `npm test`, and the package.json copied there has no such script.',
    why: 'npm fails with "Missing script": the build fails, or the container exits immediately.',
    instead: 'Add the script to package.json, or correct its name.',
    exceptions:
      '`npm start` without a script is accepted where server.js exists, and `--if-present` always. Workspaces, unknown directories, and packages that the build creates or changes are not checked.',
  },
  examples: {
    bad: [
      {
        code: 'FROM node:24-slim\nWORKDIR /app\nCOPY . .\nUSER node\nCMD ["npm", "run", "serve"]\n',
        files: { 'package.json': '{"scripts": {"server": "node a.js"}}' },
        line: 5,
      },
      {
        code: 'FROM node:24\nWORKDIR /app\nCOPY . .\nRUN npm run build\nUSER node\n',
        files: { 'package.json': '{"scripts": {"start": "node a.js"}}' },
        line: 4,
      },
    ],
    good: [
      {
        code: 'FROM node:24-slim\nWORKDIR /app\nCOPY . .\nUSER node\nCMD ["npm", "start"]\n',
        files: { 'package.json': '{"scripts": {"start": "node a.js"}}' },
      },
      {
        code: 'FROM node:24-slim\nWORKDIR /app\nCOPY . .\nUSER node\nCMD ["npm", "start"]\n',
        files: { 'package.json': '{}', 'server.js': '' },
        why: 'npm runs server.js by default',
      },
    ],
  },

  needs: ['dockerfile:program:npm', 'dockerfile:starts:npm'],
  files: ['package'],
  applies: (documents) =>
    hasInstruction(documents, 'COPY', 'ADD') && dockerfilesIn(documents).some(({ file }) => file.text.includes('npm')),
  wants: (project) =>
    wantedInContexts(project, () =>
      dockerfilesOf(project).flatMap((doc) => scriptCallsIn(project, doc).map(({ source }) => source)),
    ),

  *checkAll(project) {
    for (const doc of dockerfilesOf(project)) {
      for (const { at, script, source, keyword } of scriptCallsIn(project, doc)) {
        const text = project.text(source);
        const manifest = text === undefined ? undefined : parse(text);
        if (!manifest || 'workspaces' in manifest) continue;
        const { scripts: entries } = manifest;
        const scripts = record(entries) ?? {};
        if (Object.hasOwn(scripts, script)) continue;
        const near = nearest(script, Object.keys(scripts));
        yield {
          file: doc.file.path,
          at,
          message: `\`${source}\` has no script \`${script}\`, so this ${keyword} fails`,
          help: near === undefined ? `add \`${script}\` to its scripts` : `did you mean \`${near}\`?`,
        };
      }
    }
  },
});

/** A call of npm that runs a script of a package.json of the repository. */
interface ScriptCall {
  readonly at: Span;
  readonly script: string;
  /** Path of the package.json. */
  readonly source: string;
  readonly keyword: string;
}

/** None where more than one directory may be the context. */
function scriptCallsIn(project: Project, doc: DockerfileDocument): readonly ScriptCall[] {
  const [context, other] = plausibleContexts(project, doc).all;
  return context && !other ? scriptCalls(doc, treeOf(project), context) : [];
}

const scriptCalls = onceForContext((doc, tree, context): readonly ScriptCall[] => {
  const calls: ScriptCall[] = [];
  const add = (words: readonly (string | undefined)[], at: Span, { folder, files }: State, keyword: string): void => {
    const script = scriptOf(words);
    if (script === undefined || folder === undefined || files.find(folder, 'package.json') !== 'present') return;
    const source = files.sourceOf(absolute(folder, 'package.json'));
    const server = script === 'start' && files.find(folder, 'server.js') !== 'absent';
    if (source !== undefined && !server) calls.push({ at, script, source, keyword });
  };
  const { moments, ends } = simulate(doc, tree, context);
  for (const moment of moments) {
    const { words } = moment.invocation;
    if (words[0]?.literal !== 'npm') continue;
    const literals = words.map(({ literal }) => literal);
    const at = moment.toFile(spanOf(words.slice(0, VERBS.has(literals[1] ?? '') ? 2 : 3)));
    add(literals, at, moment, moment.instruction.keyword);
  }
  const stage = doc.stages.at(-1);
  const end = stage && ends.get(stage);
  const last = stage && (lastInChain(stage, 'ENTRYPOINT') ?? lastInChain(stage, 'CMD'));
  if (end && last?.json)
    add(
      last.words.map(({ value }) => value),
      spanOf(last.words),
      end,
      last.keyword,
    );
  return calls;
});

/** The script that npm is to run, when the words are plain: `npm run build`, `npm start`. */
function scriptOf(words: readonly (string | undefined)[]): string | undefined {
  const [name, verb, script] = words;
  if (
    name !== 'npm' ||
    words.some((word) => word === undefined || /^(?:--if-present|-w|--workspaces?|--prefix|-C)/.test(word))
  )
    return undefined;
  if (verb !== undefined && VERBS.has(verb)) return verb === 'restart' ? undefined : verb;
  return (verb === 'run' || verb === 'run-script') &&
    script !== undefined &&
    /^[\w:.-]+$/.test(script) &&
    !script.startsWith('-')
    ? script
    : undefined;
}
