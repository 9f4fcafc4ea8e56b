/** How rules ask about package managers: as they run, or under profile `hadolint` as hadolint counts them. */
import type { Edit, Facts } from '../../core/rule.ts';
import type { Span } from '../../core/text.ts';
import type { ShellCommand } from '../shell/command.ts';
import { type Arguments, flagsOf, plainArgumentsOf } from '../shell/options.ts';
import type { ShellWord } from '../shell/word.ts';
import type { DockerfileDocument, Script } from './document.ts';
import { type Call, callsOf, insertAt, runs, ScriptCall, spanOf } from './runs.ts';

/** A command of a package manager: `apt-get install -y curl`. */
export interface ToolCall {
  readonly run: Script;
  /** Without path. */
  readonly name: string;
  readonly words: readonly ShellWord[];
  readonly command: ShellCommand;
  readonly args: Arguments;
  /** Names of the wrappers, such as `sudo`, outermost first. */
  readonly via: readonly string[];
  /** The word that made it match: the subcommand; the name where none was asked for. */
  readonly sub: ShellWord;
}

/** Commands that hadolint looks through for a name; the arguments keep it. */
const PREFIXES = new Set(['busybox', 'builtin', 'command', 'run', 'exec']);

/** Whether hadolint's own answer is asked for. */
export function isStrict(facts: Facts): boolean {
  return facts.profile === 'hadolint';
}

/** The names of the program that hadolint calls `apt-get`: `apt` installs alike, and hadolint does not look at it. */
export function aptNames(facts: Facts): readonly string[] {
  return isStrict(facts) ? ['apt-get'] : ['apt-get', 'apt'];
}

/** Calls of the named programs in all RUN instructions; with subcommands, only those. */
export function toolCalls(
  doc: DockerfileDocument,
  facts: Facts,
  names: readonly string[],
  subcommands?: readonly string[],
): ToolCall[] {
  return runs(doc).flatMap((run) => toolCallsIn(run, facts, names, subcommands));
}

/** Calls of the named programs in one RUN, in order. */
export function toolCallsIn(
  run: Script,
  facts: Facts,
  names: readonly string[],
  subcommands?: readonly string[],
): ToolCall[] {
  const calls: ToolCall[] = [];
  for (const call of namedCalls(run, facts, names)) {
    const { words, command, args, via } = call;
    const name = isStrict(facts) ? call.name : call.program;
    const sub = subcommands ? subcommandOf(words, args, subcommands, facts) : words[0];
    if (name !== undefined && sub) calls.push({ run, name, words, command, args, via, sub });
  }
  return calls;
}

/**
 * Programs as they run, looked through `sudo`, `env` and the like and asked by `program`; under profile `hadolint` the
 * simple commands as it reads them, asked by `name`. Without names all of them.
 */
export function namedCalls(run: Script, facts: Facts, names: readonly string[] = []): readonly Call[] {
  if (!isStrict(facts)) return callsOf(run, ...names);
  const calls: Call[] = [];
  for (const command of run.shell.commands) {
    const name = plainNameOf(command);
    if (name === undefined || (names.length > 0 && !names.includes(name))) continue;
    calls.push(new ScriptCall({ name, words: command.words, command, via: [], fed: false }));
  }
  return calls;
}

/** The literal name of a simple command, as hadolint reads it. */
export function plainNameOf({ name, words }: ShellCommand): string | undefined {
  if (name === undefined || !PREFIXES.has(name)) return name;
  // Of the options it knows those of `exec`, one with a value: `exec -a other program`.
  if (name !== 'exec' && words[1]?.value.startsWith('-')) return name;
  const isValue = (index: number): boolean => /^-[cl]*a$/.test(words[index - 1]?.value ?? '');
  const program = words.find(({ value }, index) => index > 0 && !value.startsWith('-') && !isValue(index));
  return program?.literal ?? name;
}

/** Whether one of the flags was given; with hadolint's eyes, where every letter after a dash is a flag. */
export function hasFlag({ words }: Pick<ToolCall, 'words'>, ...names: readonly string[]): boolean {
  return flagsOf({ words }).some(({ name }) => names.includes(name));
}

/** Whether one of the texts is an argument by itself. */
export function hasWord({ words }: Pick<ToolCall, 'words'>, ...texts: readonly string[]): boolean {
  return words.slice(1).some(({ value }) => texts.includes(value));
}

/**
 * What a call names after its subcommand: packages. Under profile `hadolint` all arguments without flags, the values
 * of `valued` flags dropped; else operands that hold no expansion, because only they can be checked.
 */
export function packagesOf(
  call: ToolCall,
  facts: Facts,
  subcommands: readonly string[],
  valued: readonly string[],
): ShellWord[] {
  if (!isStrict(facts)) {
    const { operands } = call.args;
    const at = operands.indexOf(call.sub);
    return operands.slice(at + 1).filter(({ literal }) => literal !== undefined && literal !== '');
  }
  return withoutValues(call, valued).filter(({ value }) => !subcommands.includes(value));
}

/** Arguments without flags, where the word after each listed flag is dropped, whatever it is. */
export function withoutValues({ words }: Pick<ToolCall, 'words'>, valued: readonly string[]): ShellWord[] {
  const dropped = new Set<ShellWord>();
  const flags = flagsOf({ words });
  for (const [at, word] of words.entries()) {
    const next = words[at + 1];
    if (at === 0 || !next || word.value.includes('=')) continue;
    if (flags.some((flag) => flag.word === word && valued.includes(flag.name))) dropped.add(next);
  }
  return plainArgumentsOf({ words }).filter((word) => !dropped.has(word));
}

/** A place that names the packages without a version: the first of them, and how many there are. */
export function unpinnedReport(
  { run }: ToolCall,
  unpinned: readonly ShellWord[],
  what = 'package',
): { readonly at: Span; readonly message: string } | undefined {
  const [first, ...rest] = unpinned;
  if (!first) return undefined;
  const shown = `\`${first.value}\``;
  const subject = rest.length === 0 ? `the ${what} ${shown} is` : `the ${what} ${shown} and ${rest.length} more are`;
  return { at: spanOf(run, first.span), message: `${subject} not pinned to a version` };
}

/** An edit that puts an option after the subcommand. */
export function optionAfter({ sub }: ToolCall, option: string): Edit {
  return insertAt(sub.span.end, ` ${option}`);
}

/** The answer to a question is piped in: `yes | apt-get install`. */
export function isAnswered({ command }: ToolCall): boolean {
  return command.context.pipeIndex > 0;
}

/**
 * An edit that adds a command at the end of a RUN, where the RUN is one chain of `&&` and ends with a command that
 * stands there as written.
 */
export function appendCommand(doc: DockerfileDocument, run: Script, text: string): Edit | undefined {
  const { shell, instruction, form } = run;
  const end = shell.text.trimEnd().length;
  const last = shell.commands.at(-1);
  if (form !== 'shell' || instruction.heredocs.length > 0 || last?.span.end !== end || end === 0) return undefined;
  const isChain = shell.commands.every(({ context }, index) => {
    const { before, pipeLength, negated, background, subshells, functionName } = context;
    const isAlone = pipeLength === 1 && !negated && !background && subshells === 0 && functionName === undefined;
    return isAlone && (index === 0 ? before === undefined : before === '&&');
  });
  // `if`, loops and groups are chains of one, too: their text holds a keyword before or after the commands.
  const first = shell.commands[0];
  if (!isChain || !first || shell.text.slice(0, first.span.start).trim() !== '') return undefined;
  const file = doc.file.text;
  const head = file.slice(instruction.span.start, instruction.head.end);
  const feed = head.includes('\r\n') ? '\r\n' : '\n';
  const isLong = head.includes('\n');
  return insertAt(end, isLong ? ` ${doc.escape}${feed}    && ${text}` : ` && ${text}`);
}

function subcommandOf(
  words: readonly ShellWord[],
  { operands }: Arguments,
  subcommands: readonly string[],
  facts: Facts,
): ShellWord | undefined {
  if (isStrict(facts)) return words.slice(1).find(({ value }) => subcommands.includes(value));
  const [first] = operands;
  return first?.literal !== undefined && subcommands.includes(first.literal) ? first : undefined;
}
