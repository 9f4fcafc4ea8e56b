import { type JoinedText, Joiner } from '../../core/joined.ts';
import type { Span } from '../../core/text.ts';
import type { ShellCommand } from './command.ts';
import type { Command, HereDoc, Redirection, WordPart } from './parse.ts';
import type { ShellWord } from './word.ts';

/** A here-document that a shell reads as its script: `bash -e <<EOF`. */
export interface FedScript {
  /** The command that reads it. */
  readonly command: ShellCommand;
  /** The program and its options: `bash`, `-o`, `pipefail`. */
  readonly words: readonly string[];
  /** As that shell gets it; the offsets are those of the script around it. */
  readonly text: JoinedText;
  /** Where the shell around it puts in a value first, in `text`. */
  readonly substituted: readonly Span[];
  /** The variables that it puts in. */
  readonly names: readonly string[];
}

/** A file name that means a descriptor. */
const DESCRIPTOR = /^\/(?:dev\/stdin|(?:dev|proc\/self)\/fd\/(\d+))$/;
/** Long options with which a shell reads no script. */
const OTHER = /^--(?:help|version|dump-.*)$/;
/** What an unquoted here-document takes a backslash away from. */
const ESCAPED = '$`\\';
/** Variables and arithmetic. */
const KEPT = /^\$(?:[A-Za-z_{]|\(\()/;
const COMMANDS = /\$\((?!\()|`/;
const NAMES = /[A-Za-z_]\w*/g;

/** The here-document that a shell, called with these words by the command, reads as its script. */
export function fedScript(
  words: readonly ShellWord[],
  command: ShellCommand,
  via: readonly string[],
): FedScript | undefined {
  // What xargs is given are words, not the input of the program.
  if (via.includes('xargs')) return undefined;
  const source = sourceOf(words);
  const here = source && hereDocAt(command, source.descriptor);
  if (!source || !here?.closing || command.tree.isDecoded(command.node)) return undefined;
  const program = via.at(-1) === 'busybox' ? 'busybox' : (words[0]?.literal ?? '');
  return { command, words: [program, ...source.options], ...new BodyReader(command.tree.text, here).read() };
}

/** A span of a fed script in the script around it. */
export function placeAround(text: JoinedText, around: string, { start, end }: Span): Span {
  const span = text.spanOf(start, end);
  // An escaped character is at its backslash.
  const isEscaped = end > start && end < text.text.length && text.offsetOf(end) === span.end + 1;
  return isEscaped && around[span.end - 1] === '\\' ? { start: span.start, end: span.end + 1 } : span;
}

/** The descriptor from which a shell reads its script, and its options; undefined where that is a file, or unknown. */
function sourceOf(words: readonly ShellWord[]): { descriptor: number; options: readonly string[] } | undefined {
  const options: string[] = [];
  let readsInput = false;
  let at = 1;
  for (; at < words.length; at++) {
    const text = words[at]?.literal;
    if (text === undefined) return undefined;
    if (text === '-' || text === '--') {
      at += 1;
      break;
    }
    if (!/^[-+]/.test(text)) break;
    if (OTHER.test(text) || /^-[A-Za-z]*[cnD]/.test(text)) return undefined;
    options.push(text);
    readsInput ||= /^-[A-Za-z]*s/.test(text);
    if (/^(?:[-+][A-Za-z]*[oO]|--rcfile|--init-file)$/.test(text)) {
      at += 1;
      options.push(words[at]?.literal ?? '');
    }
  }
  const operand = words[at];
  if (readsInput || !operand) return { descriptor: 0, options };
  const file = DESCRIPTOR.exec(operand.literal ?? '');
  return file ? { descriptor: Number(file[1] ?? 0), options } : undefined;
}

/** The here-document that a command reads: its own, or one that `cat` hands on through a pipe. */
function hereDocAt({ node, tree, context }: ShellCommand, descriptor: number): HereDoc | undefined {
  const own = inputOf(node, descriptor);
  if (own || descriptor !== 0) return own?.type === 'HereDoc' ? own : undefined;
  const pipe = tree.parentOf(node);
  const before = pipe?.type === 'Pipeline' ? pipe.commands[context.pipeIndex - 1] : undefined;
  if (before?.type !== 'Command' || !handsOn(before)) return undefined;
  const handed = inputOf(before, 0);
  return handed?.type === 'HereDoc' ? handed : undefined;
}

/** The last redirection of an input descriptor. */
function inputOf({ redirects }: Command, wanted: number): Redirection | undefined {
  return redirects.findLast(({ operator, descriptor }) => {
    if (!operator.startsWith('<')) return false;
    return (descriptor === undefined ? 0 : 'value' in descriptor ? descriptor.value : -1) === wanted;
  });
}

/** `cat` and nothing more. */
function handsOn({ name, args, redirects }: Command): boolean {
  if (name?.text !== 'cat' && name?.text !== '/bin/cat') return false;
  return args.every(({ text }) => text === '-') && redirects.every(({ operator }) => operator.startsWith('<'));
}

/** Reads the body of a here-document as the shell around it hands it over. */
class BodyReader {
  private readonly text: string;
  private readonly here: HereDoc;
  private readonly joiner: Joiner;
  private readonly substituted: Span[] = [];
  private readonly names = new Set<string>();

  constructor(text: string, here: HereDoc) {
    this.text = text;
    this.here = here;
    this.joiner = new Joiner(text);
  }

  read(): Omit<FedScript, 'command' | 'words'> {
    const { body, delimiter } = this.here;
    if (delimiter?.quoted) this.addLines(body.pos, body.end);
    else if (body.parts) for (const part of body.parts) this.addPart(part);
    else this.addUnescaped(body.pos, body.end);
    const { joiner, substituted, names } = this;
    return { text: joiner.finish(body.pos), substituted, names: [...names] };
  }

  private addPart(part: WordPart): void {
    if (part.type === 'Literal') this.addUnescaped(part.pos, part.end);
    else this.addSubstituted(part.pos, part.end);
  }

  /** Text that takes up what a value will: itself, or a variable without meaning if it contains commands. */
  private addSubstituted(pos: number, end: number): void {
    const start = this.joiner.length;
    const written = this.text.slice(pos, end);
    if (KEPT.test(written) && !COMMANDS.test(written.slice(2))) {
      this.joiner.add(pos, end);
      for (const [name] of written.matchAll(NAMES)) this.names.add(name);
    } else {
      this.joiner.addText('${_', pos);
      this.joiner.addText('}', end - 1);
    }
    this.substituted.push({ start, end: this.joiner.length });
  }

  /** Text of an unquoted here-document: a backslash before some characters is dropped, and with it a line end. */
  private addUnescaped(start: number, end: number): void {
    let from = start;
    for (let at = this.text.indexOf('\\', start); at !== -1 && at + 1 < end; at = this.text.indexOf('\\', at)) {
      const next = this.text[at + 1] ?? '';
      if (ESCAPED.includes(next)) {
        this.addLines(from, at);
        this.joiner.addText(next, at);
        from = at + 2;
      } else if (next === '\n') {
        this.addLines(from, at);
        from = at + 2;
      }
      at += 2;
    }
    this.addLines(from, end);
  }

  /** `<<-` drops the tabs in front of every line. */
  private addLines(start: number, end: number): void {
    if (this.here.operator === '<<') {
      this.joiner.add(start, end);
      return;
    }
    for (let at = start; at < end; ) {
      if (at === this.here.body.pos || this.text[at - 1] === '\n') while (at < end && this.text[at] === '\t') at += 1;
      const feed = this.text.indexOf('\n', at);
      const next = feed === -1 || feed >= end ? end : feed + 1;
      this.joiner.add(at, next);
      at = next;
    }
  }
}
