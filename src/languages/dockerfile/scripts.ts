import { append } from '../../core/append.ts';
import { firstThat } from '../../core/bisect.ts';
import type { Comment } from '../../core/document.ts';
import { type JoinedText, Joiner } from '../../core/joined.ts';
import type { ShellCommand } from '../shell/command.ts';
import { dialectOfProgram } from '../shell/dialect.ts';
import type { ScriptOrigin, ShellDocument, ShellSource } from '../shell/document.ts';
import { MOST_FED_PARTS, SURELY_SHORT } from '../shell/limits.ts';
import { brokenListOf } from './broken-list.ts';
import type { DockerfileDocument, Instruction, Stage, Word } from './document.ts';
import { type ShellSetting, walkStages } from './facts.ts';
import { addFed } from './fed-scripts.ts';
import { type Place, ScriptSource, scriptOf } from './script-source.ts';
import { skipBlanks } from './words.ts';

/** A script in a Dockerfile. */
export interface Script {
  /** The RUN, CMD, ENTRYPOINT or HEALTHCHECK; inside ONBUILD the trigger. */
  readonly instruction: Instruction;
  readonly stage: Stage;
  /**
   * `heredoc` is the body of `RUN <<EOF`; `exec` is the JSON form, its strings as the words of one command; `inner` is
   * the script of `["sh", "-c", "…"]`, and `fed` a here-document that a command of the script before it gives to a shell:
   * `RUN bash <<EOF`.
   */
  readonly form: 'shell' | 'heredoc' | 'exec' | 'inner' | 'fed';
  readonly shell: ShellDocument;
  /** The command that gives a `fed` one to a shell. */
  readonly fedBy?: ShellCommand;
  /** The shell that runs it (of the stage, whatever the form). */
  readonly setting: ShellSetting;
}

const ORIGINS: ReadonlyMap<string, ScriptOrigin> = new Map([
  ['RUN', 'run'],
  ['CMD', 'cmd'],
  ['ENTRYPOINT', 'entrypoint'],
  ['HEALTHCHECK', 'healthcheck'],
]);
const NO_COMMENTS: readonly Comment[] = [];
const SHEBANG = /^#![ \t]*(\S+)(?:[ \t]+([^\n]*))?/;

/** The scripts of all stages in order. What precedes the first FROM has none. Those of a large file are not read. */
export function readScripts(doc: DockerfileDocument, isLarge = false): readonly Script[] {
  const scripts: Script[] = [];
  // A walk works out what every variable holds.
  if (!doc.instructions.some(({ keyword, trigger }) => ORIGINS.has(trigger?.keyword ?? keyword))) return scripts;
  walkStages(doc, (outer, scope) => {
    const instruction = outer.trigger ?? outer;
    const origin = ORIGINS.get(instruction.keyword);
    if (origin === undefined) return;
    if (origin === 'healthcheck' && instruction.check?.raw.toUpperCase() !== 'CMD') return;
    // The builder refuses it.
    if (instruction.brokenJson) return;
    const place = { doc, instruction, scope };
    if (isLarge) scripts.push(unread(place, origin));
    else if (instruction.json) addExec(place, scripts);
    else addShellForm(place, origin, scripts);
  });
  return scripts;
}

/** The exec form, and the script inside it where its program is a shell. */
function addExec(place: Place, scripts: Script[]): void {
  const { instruction } = place;
  scripts.push(scriptOf(place, 'exec', new ScriptSource(place, execText(instruction), 'exec', ['sh'])));
  const inner = innerScript(instruction);
  if (inner) scripts.push(scriptOf(place, 'inner', new ScriptSource(place, inner.text, 'exec', inner.words)));
}

function addShellForm(place: Place, origin: ScriptOrigin, scripts: Script[]): void {
  const { doc, instruction, scope } = place;
  const { words } = scope.shell;
  const body = instruction.heredocs.length > 0 ? bodyOf(doc, instruction) : undefined;
  if (body) {
    const shebang = SHEBANG.exec(body.text);
    const program = shebang ? interpreterOf(shebang[1] ?? '', shebang[2] ?? '') : words;
    addWithFed(place, 'heredoc', { text: body, origin: 'heredoc', words: program }, scripts);
    return;
  }
  const text = shellText(doc, instruction);
  const comments = commentsIn(doc, instruction, text);
  // What was meant as an array is reported as that, and its brackets are no test of the shell.
  const isList = brokenListOf(instruction) !== undefined;
  const more = { comments, ...(isList && { dialect: 'none' as const }) };
  addWithFed(place, 'shell', { text, origin, words, more }, scripts);
}

/** The text that is there, like one for a shell that we do not know. */
function unread(place: Place, origin: ScriptOrigin): Script {
  const { doc, instruction, scope } = place;
  const [form, text] = instruction.json
    ? (['exec', execText(instruction)] as const)
    : (['shell', shellText(doc, instruction)] as const);
  return scriptOf(place, form, new ScriptSource(place, text, origin, scope.shell.words, { dialect: 'none' }));
}

interface Written {
  readonly text: JoinedText;
  readonly origin: ScriptOrigin;
  /** The program that reads it, with its options. */
  readonly words: readonly string[];
  readonly more?: Partial<ShellSource>;
}

/** A script with the here-documents in it that are scripts themselves; together they are as long as one may be. */
function addWithFed(
  place: Place,
  form: Script['form'],
  { text, origin, words, more }: Written,
  scripts: Script[],
): void {
  const source = new ScriptSource(place, text, origin, words, more);
  const script = scriptOf(place, form, source);
  const own = [script];
  if (text.text.includes('<<')) addFed(place, script, source, 0, own);
  if (own.length === 1 || text.text.length <= SURELY_SHORT || partsOf(own) <= MOST_FED_PARTS) append(scripts, own);
  else scripts.push(scriptOf(place, form, new ScriptSource(place, text, origin, words, { ...more, tooLong: true })));
}

/** Their nodes, and the names that each of them has to know for itself. */
function partsOf([first, ...fed]: readonly Script[]): number {
  const lists = new Set(fed.map(({ shell }) => shell.variables));
  let sum = first?.shell.tree.nodes.length ?? 0;
  for (const { shell } of fed) sum += shell.tree.isTooLarge ? MOST_FED_PARTS : shell.tree.nodes.length;
  for (const { length } of lists) sum += length;
  return sum;
}

/** The shell form's text, with the here-documents that it feeds to its commands. */
function shellText(doc: DockerfileDocument, { joined, argsAt, check, heredocs, head }: Instruction): JoinedText {
  const from = check ? skipBlanks(joined.text, check.at + check.raw.length) : argsAt;
  const command = joined.slice(from, joined.text.length);
  const first = heredocs[0];
  if (!first) return command;
  const joiner = new Joiner(doc.file.text);
  joiner.addJoined(command);
  joiner.addText('\n', head.end);
  const last = heredocs.at(-1);
  addLines(
    joiner,
    doc.file.text,
    first.body.start,
    (last?.terminator ?? last?.almost ?? last?.body)?.end ?? head.end,
    false,
  );
  return joiner.finish(head.end);
}

/** The body of `RUN <<EOF`, where the here-document is the whole command. */
function bodyOf(doc: DockerfileDocument, { joined, argsAt, heredocs }: Instruction): JoinedText | undefined {
  const [only, second] = heredocs;
  if (!only || second || only.start !== argsAt || only.end !== joined.text.length) return undefined;
  const joiner = new Joiner(doc.file.text);
  addLines(joiner, doc.file.text, only.body.start, only.body.end, only.chomp);
  return joiner.finish(only.body.start);
}

function addLines(joiner: Joiner, file: string, start: number, end: number, chomp: boolean): void {
  if (!chomp && file.indexOf('\r', start) === -1) {
    joiner.add(start, end);
    return;
  }
  for (let at = start; at < end; ) {
    const feed = file.indexOf('\n', at);
    const next = feed === -1 || feed >= end ? end : feed + 1;
    let stop = feed === -1 || feed >= end ? end : feed;
    while (stop > at && file[stop - 1] === '\r') stop -= 1;
    if (chomp) while (at < stop && file[at] === '\t') at += 1;
    joiner.add(at, stop);
    // The line feed is said to stand on the carriage return before it, so that a line ends where its last word does.
    if (feed !== -1 && feed < end) joiner.addText('\n', stop);
    at = next;
  }
}

/** The strings of an exec form as the words of one shell command, each unit at its place. */
function execText({ words, joined }: Instruction): JoinedText {
  const joiner = new Joiner('');
  for (const [index, word] of words.entries()) {
    // The space is on the closing quote before it, so that a word ends where its string does.
    if (index > 0) joiner.addText(' ', (words[index - 1]?.span.end ?? 1) - 1);
    const text = stringText(word, joined);
    const quoted = !/^[\w@%+=:,./-]+$/.test(word.value);
    if (quoted) joiner.addText("'", word.span.start);
    if (word.value.includes("'")) addQuoted(joiner, text);
    else if (word.value !== '') joiner.addJoined(text);
    if (quoted) joiner.addText("'", word.span.end - 1);
  }
  return joiner.finish(words[0]?.span.start ?? 0);
}

function addQuoted(joiner: Joiner, joined: JoinedText): void {
  for (const [at, char] of joined.text.split('').entries()) {
    const offset = joined.offsetOf(at);
    for (const part of char === "'" ? ["'", '\\', "'", "'"] : [char]) joiner.addText(part, offset);
  }
}

/** What a JSON string holds; an escaped character stands at its backslash. */
function stringText({ raw, value, at }: Word, joined: JoinedText): JoinedText {
  const plain = joined.slice(at + 1, at + raw.length - 1);
  if (!raw.includes('\\')) return plain;
  const joiner = new Joiner(plain.text);
  for (let from = 1, unit = 0; unit < value.length; unit++) {
    joiner.addText(value[unit] ?? '', joined.offsetOf(at + from));
    from += raw[from] !== '\\' ? 1 : raw[from + 1] === 'u' ? 6 : 2;
  }
  return joiner.finish(joined.offsetOf(at));
}

/** The script of `["bash", "-ec", "script"]`. */
function innerScript({ words, joined }: Instruction): { text: JoinedText; words: readonly string[] } | undefined {
  const [program, ...rest] = words;
  if (!program || dialectOfProgram(program.value) === 'none') return undefined;
  const at = rest.findIndex(({ value }) => /^-[a-z]*c$/.test(value));
  const script: Word | undefined = at === -1 ? undefined : rest[at + 1];
  const options = rest.slice(0, at + 1);
  if (!script || !options.every(({ value }) => /^[-+]/.test(value) || value === 'pipefail')) return undefined;
  if (script.value === '') return undefined;
  return { text: stringText(script, joined), words: [program.value, ...options.map(({ value }) => value)] };
}

/** ShellCheck directives between the continued lines, at the place of the script where they stood. */
function commentsIn(doc: DockerfileDocument, { line, head }: Instruction, text: JoinedText): readonly Comment[] {
  if (line.continuations.length === 0 || doc.comments.length === 0) return NO_COMMENTS;
  const found: Comment[] = [];
  for (const comment of commentsBetween(doc.comments, head.start, head.end)) {
    if (!/^\s*shellcheck\s/.test(comment.text)) continue;
    const next = text.pieces.find(({ offset }) => offset > comment.span.start);
    if (next) found.push({ text: comment.text, span: { start: next.at, end: next.at } });
  }
  return found;
}

/** Comments are in order: the first one is found by bisection. */
function commentsBetween(comments: readonly Comment[], start: number, end: number): readonly Comment[] {
  const from = firstThat(comments, ({ span }) => span.start >= start);
  let to = from;
  while (to < comments.length && (comments[to]?.span.start ?? end) < end) to += 1;
  return comments.slice(from, to);
}

/** `#!/usr/bin/env -S bash -e` as program and flags. */
function interpreterOf(program: string, rest: string): string[] {
  const words = [program, ...rest.trim().split(/\s+/)].filter(Boolean);
  if (/(?:^|\/)env$/.test(words[0] ?? '')) {
    words.shift();
    while (/^-|=/.test(words[0] ?? '')) words.shift();
  }
  return words;
}
