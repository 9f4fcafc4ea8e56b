import { join } from 'node:path';
import { PlimsollError } from '../core/errors.ts';
import { TEMPLATE_ENDINGS } from '../core/template-endings.ts';
import { parseYaml } from '../languages/yaml/parse.ts';
import { asMap, asSequence, entryOf, type YamlMap, type YamlSequence } from '../languages/yaml/tree.ts';
import { stateOf } from './files.ts';
import { LEFTHOOK_CONFIGS } from './managers.ts';
import { block, blockIn, type Edited, insertAfterLine, isSound, lineEndOf, withBlock } from './marked.ts';
import { quoted } from './plan-husky.ts';
import { type Plan, textStep } from './step.ts';
import { readOwnText } from './text-file.ts';

/** Adds a job to lefthook's configuration for each hook. */
export function planLefthook(top: string, hooks: readonly string[], packagePath: string): Plan {
  const name = LEFTHOOK_CONFIGS.find((file) => stateOf(join(top, file)).type !== 'absent') ?? 'lefthook.yml';
  const path = join(top, name);
  const snippet = hooks.flatMap((hook) => lefthookLines({ name, packagePath }, hook));
  if (!/\.ya?ml$/.test(name)) throw byHand(path, snippet);
  let text = readOwnText(path) ?? '';
  const edits = [];
  const created = text === '';
  for (const hook of hooks) {
    if (text.includes(`${packagePath}/hooks/${hook}`)) continue;
    const edited = lefthookJob(text, { name, packagePath }, hook);
    if (!edited || !isSound(edited.text)) throw byHand(path, snippet);
    text = edited.text;
    edits.push(...edited.edits);
  }
  if (edits.length === 0) return { steps: [], notes: [] };
  const whole = created ? [{ was: '', now: text }] : edits;
  return {
    steps: [textStep(path, { text, edits: whole }, stateOf(path))],
    notes: [`lefthook runs it: commit ${name}; npx lefthook install sets up a clone that has no hooks yet`],
  };
}

interface Lefthook {
  /** The configuration's path below the top. */
  readonly name: string;
  readonly packagePath: string;
}

function lefthookLines(there: Lefthook, hook: string): string[] {
  return [`${hook}:`, '  jobs:', ...jobLines(there, hook).map((line) => `    ${line}`)];
}

function jobLines(there: Lefthook, hook: string): string[] {
  const [first = '', ...rest] = commandLines(there, hook);
  return ['- name: plimsoll', `  ${first}`, ...rest.map((line) => `  ${line}`)];
}

/**
 * Before a push Git names on standard input what leaves. lefthook compares the branch that is checked out with its
 * remote instead, and skips a job for which that gives no files, unless the job names a file itself. In place of the
 * remote's name stands an empty word, which means any remote: lefthook would put the name into the command without
 * quoting it.
 */
function commandLines({ name, packagePath }: Lefthook, hook: string): string[] {
  const run = `run: sh ${quoted(`${packagePath}/hooks/${hook}`)}`;
  return hook === 'pre-push' ? [`${run} '' {files}`, `files: echo ${name}`, 'use_stdin: true'] : [run];
}

/** The job in the file's own style: beside other jobs, beside other commands, or as the first of its hook. */
function lefthookJob(text: string, there: Lefthook, hook: string): Edited | undefined {
  const root = parseYaml(text).documents[0]?.root;
  const section = entryOf(root, hook);
  if (root && root.kind !== 'map') return undefined;
  if (!section) {
    const lines = lefthookLines(there, hook);
    // A second block beside the first: each hook has its own marks.
    return blockIn(text) === undefined
      ? withBlock(text, lines)
      : insertAfterLine(text, text.length, blockOf(lines, ''));
  }
  const map = asMap(section.value);
  if (!map || map.flow || section.value.kind === 'alias') return undefined;
  const jobs = asSequence(entryOf(map, 'jobs')?.value);
  if (jobs) return afterLastItem(text, jobs, jobLines(there, hook));
  const commands = asMap(entryOf(map, 'commands')?.value);
  if (commands) {
    const lines = commandLines(there, hook).map((line) => `  ${line}`);
    return afterLastEntry(text, commands, ['plimsoll:', ...lines]);
  }
  return afterLastEntry(text, map, ['jobs:', ...jobLines(there, hook).map((line) => `  ${line}`)]);
}

/** Those of our hooks that pre-commit and prek can run. */
const STAGES = ['pre-commit', 'pre-merge-commit', 'pre-push'];

/** Adds a local hook to the configuration that pre-commit and prek share. */
export function planPreCommit(top: string, tool: string, hooks: readonly string[], packagePath: string): Plan {
  const unknown = hooks.filter((hook) => !STAGES.includes(hook));
  if (unknown.length > 0) {
    throw new PlimsollError(`${tool} knows no ${unknown.join(', ')} hook`, {
      hint: `plimsoll install --manager none --hooks ${unknown.join(',')} writes it without ${tool}`,
    });
  }
  const name = '.pre-commit-config.yaml';
  const path = join(top, name);
  const text = readOwnText(path);
  const present = blockIn(text ?? '');
  const before = [...(present ?? '').matchAll(/stages: \[(.*)\]/g)].flatMap(([, names = '']) => names.split(', '));
  const stages = STAGES.filter((stage) => hooks.includes(stage) || before.includes(stage));
  const lines = ['- repo: local', '  hooks:', ...preCommitHooks(stages, packagePath).map((line) => `    ${line}`)];
  const snippet = ['repos:', ...lines.map((line) => `  ${line}`)];
  if (text === undefined) throw byHand(join(top, tool === 'prek' ? 'prek.toml' : name), snippet);
  if (present === undefined && /\bid: plimsoll\b/.test(text)) return { steps: [], notes: [] };
  const repos = asSequence(entryOf(parseYaml(text).documents[0]?.root, 'repos')?.value);
  const edited = present === undefined ? repos && afterLastItem(text, repos, lines) : inPlace(text, present, lines);
  if (!edited || !isSound(edited.text)) throw byHand(path, snippet);
  if (edited.edits.length === 0) return { steps: [], notes: [] };
  const types = hooks.filter((hook) => hook !== 'pre-commit').map((hook) => `--hook-type ${hook}`);
  const more = types.length > 0 ? `; once per clone: ${tool} install ${types.join(' ')}` : '';
  return {
    steps: [textStep(path, edited, stateOf(path))],
    notes: [`${tool} runs it: commit ${name}${more}`],
  };
}

/**
 * Before a push the tools name files of the work tree alone, and skip a hook for which there are none: the commits that
 * leave need not be checked out, so that our hook there takes no names and asks what leaves.
 */
function preCommitHooks(stages: readonly string[], packagePath: string): string[] {
  const program = `node ${quoted(`${packagePath}/bin/plimsoll.cjs`)}`;
  const atCommit = stages.filter((stage) => stage !== 'pre-push');
  const commit = [
    '- id: plimsoll',
    '  name: plimsoll',
    `  entry: ${program} check --staged --`,
    '  language: system',
    `  files: '(?i)((docker|container)file|\\.(ya?ml(\\.(${TEMPLATE_ENDINGS.join('|')}))?|json)$)'`,
    '  require_serial: true',
    `  stages: [${[...atCommit, 'manual'].join(', ')}]`,
  ];
  const push = [
    '- id: plimsoll-push',
    '  name: plimsoll (outgoing commits)',
    `  entry: ${program} run pre-push`,
    '  language: system',
    '  always_run: true',
    '  pass_filenames: false',
    '  stages: [pre-push]',
  ];
  return [...(atCommit.length > 0 ? commit : []), ...(stages.includes('pre-push') ? push : [])];
}

/** The block written anew, with the indentation that it has. */
function inPlace(text: string, present: string, lines: readonly string[]): Edited {
  const wanted = block(lines, /^ */.exec(present)?.[0] ?? '', lineEndOf(text));
  if (present === wanted) return { text, edits: [] };
  return { text: text.replace(present, () => wanted), edits: [{ was: present, now: wanted }] };
}

function afterLastItem(text: string, list: YamlSequence, lines: readonly string[]): Edited | undefined {
  const first = list.items[0];
  const last = list.items.at(-1);
  if (list.flow || !first || !last) return undefined;
  const start = text.lastIndexOf('\n', first.span.start - 1) + 1;
  const indent = /^( *)- /.exec(text.slice(start, first.span.start))?.[1];
  return indent === undefined ? undefined : insertAfterLine(text, last.span.end, blockOf(lines, indent));
}

function afterLastEntry(text: string, map: YamlMap, lines: readonly string[]): Edited | undefined {
  const first = map.entries[0];
  const last = map.entries.at(-1);
  if (map.flow || !first || !last) return undefined;
  const start = text.lastIndexOf('\n', first.span.start - 1) + 1;
  const indent = text.slice(start, first.span.start);
  return /^ *$/.test(indent) ? insertAfterLine(text, last.span.end, blockOf(lines, indent)) : undefined;
}

function blockOf(lines: readonly string[], indent: string): (feed: string) => string {
  return (feed) => block(lines, indent, feed);
}

/** The snippet for a file that plimsoll cannot edit with certainty. */
export function byHand(path: string, snippet: readonly string[]): PlimsollError {
  return new PlimsollError(`plimsoll cannot add itself to ${path}: its form is not one that can be edited safely`, {
    hint: `add this by hand:\n${snippet.join('\n')}`,
  });
}
