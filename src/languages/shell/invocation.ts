import type { JoinedText } from '../../core/joined.ts';
import { table } from '../../core/table.ts';
import type { Span } from '../../core/text.ts';
import { commandsOf, type ShellCommand } from './command.ts';
import { type FedScript, fedScript, placeAround } from './fed.ts';
import { unquotedText } from './quoted.ts';
import { ScriptTree } from './tree.ts';
import type { ShellWord } from './word.ts';

/**
 * A program that runs in the end: `sudo env A=1 apt-get update` invokes `apt-get`, and so does
 * `bash -c 'apt-get update'` and a here-document that `bash` reads.
 */
export interface Invocation {
  /** Literal name, paths kept; undefined when it holds an expansion. */
  readonly name: string | undefined;
  /** The name's word and its arguments. */
  readonly words: readonly ShellWord[];
  /** The simple command that holds it: the outer one for `sudo x`, the inner one for `sh -c 'x'`. */
  readonly command: ShellCommand;
  /** Names of the wrappers, outermost first. */
  readonly via: readonly string[];
  /** It is in a here-document that a shell reads. */
  readonly fed: boolean;
}

/** A command with its wrappers taken off. */
interface Unwrapped {
  readonly words: readonly ShellWord[];
  readonly via: readonly string[];
  /** Without path; undefined when the name holds an expansion. */
  readonly base: string | undefined;
}

interface Wrapper {
  /** Options, without dashes, whose value is the next word. */
  readonly valued: readonly string[];
  /** Words of its own between the options and the program. */
  readonly operands?: number;
  /** `NAME=value` words may precede the program. */
  readonly assignments?: boolean;
  /** Options with which it runs no program of its arguments. */
  readonly not?: readonly string[];
}

const WRAPPERS: Readonly<Record<string, Wrapper>> = table({
  sudo: {
    valued: 'u g h p C D R T U r t user group host prompt close-from chdir chroot command-timeout role type'.split(' '),
    assignments: true,
    not: ['l', 'v', 'e', 'list', 'validate', 'edit'],
  },
  doas: { valued: ['u', 'C'] },
  env: { valued: ['u', 'C', 'unset', 'chdir'], assignments: true, not: ['S', 'split-string'] },
  time: { valued: ['f', 'o', 'format', 'output'] },
  nice: { valued: ['n', 'adjustment'] },
  ionice: { valued: ['c', 'n', 'class', 'classdata'], not: ['p', 'P', 'u'] },
  nohup: { valued: [] },
  setsid: { valued: [] },
  exec: { valued: ['a'] },
  command: { valued: [], not: ['v', 'V'] },
  builtin: { valued: [] },
  busybox: { valued: [] },
  timeout: { valued: ['k', 's', 'kill-after', 'signal'], operands: 1 },
  stdbuf: { valued: ['i', 'o', 'e', 'input', 'output', 'error'] },
  gosu: { valued: [], operands: 1 },
  'su-exec': { valued: [], operands: 1 },
  's6-setuidgid': { valued: [], operands: 1 },
  setpriv: {
    valued: 'reuid regid ruid rgid groups inh-caps ambient-caps bounding-set securebits pdeathsig'.split(' '),
  },
  eatmydata: { valued: [] },
  fakeroot: { valued: ['l', 's', 'i', 'b', 'lib', 'faked'] },
  tini: { valued: ['p', 'e'], not: ['h', 'version'] },
  'dumb-init': { valued: ['r', 'rewrite'], not: ['h', 'help', 'V', 'version'] },
  xargs: {
    valued: 'I L n P s d E a max-procs max-args max-lines max-chars delimiter arg-file replace process-slot-var'.split(
      ' ',
    ),
  },
});

/** Whether a program runs the one that its arguments name: `sudo`, `env`, `xargs`. */
export function isWrapper(name: string): boolean {
  return Object.hasOwn(WRAPPERS, name);
}

/** They run the script after `-c` in the shell of a user. */
const SWITCHERS: ReadonlySet<string> = new Set(['su', 'runuser']);
const SHELLS: ReadonlySet<string> = new Set(['sh', 'bash', 'dash', 'ash', 'ksh']);
const ASSIGNMENT = /^[A-Za-z_][A-Za-z0-9_]*=/;
/** Real Dockerfiles do not nest `sh -c "sh -c '…'"` deeper. */
const MAX_DEPTH = 4;
/** `sudo env time …` with more wrappers than that runs nothing. */
const MAX_WRAPPERS = 16;

/** The programs that the commands run, looking through wrappers and literal `sh -c` scripts. */
export function invocationsOf(commands: readonly ShellCommand[]): readonly Invocation[] {
  const found: Invocation[] = [];
  for (const command of commands) collect(command.words, command, { via: [], depth: 0, fed: false }, found);
  return found;
}

/** The here-documents that the commands give to a shell as its script. */
export function fedScriptsOf(commands: readonly ShellCommand[]): readonly FedScript[] {
  return commands.flatMap((command) => {
    const { words, via, base } = unwrapAll(command.words, []);
    if (base === undefined || !SHELLS.has(base) || scriptWord(words)) return [];
    return fedScript(words, command, via) ?? [];
  });
}

interface Around {
  readonly via: readonly string[];
  readonly depth: number;
  readonly fed: boolean;
}

function collect(start: readonly ShellWord[], command: ShellCommand, around: Around, found: Invocation[]): void {
  if (start.length === 0) return;
  const { words, via, base } = unwrapAll(start, around.via);
  const { depth, fed } = around;
  if (base !== undefined && depth < MAX_DEPTH && (SHELLS.has(base) || SWITCHERS.has(base))) {
    const script = SHELLS.has(base) ? scriptWord(words) : commandOption(words);
    const body = script || !SHELLS.has(base) ? undefined : fedScript(words, command, via);
    const inner = script ? innerScript(script, command) : body && commandsIn(body, command);
    if (inner) {
      const within = { via: [...via, base], depth: depth + 1, fed: fed || body !== undefined };
      for (const one of inner) collect(one.words, one, within, found);
      return;
    }
  }
  found.push({ name: words[0]?.literal, words, command, via, fed });
}

/** Takes off the wrappers in front of a program. */
function unwrapAll(start: readonly ShellWord[], outer: readonly string[]): Unwrapped {
  let words = start;
  let via = outer;
  for (;;) {
    const name = words[0]?.literal;
    const base = name?.slice(name.lastIndexOf('/') + 1);
    const rest = base === undefined ? undefined : unwrap(base, words);
    if (base === undefined || !rest?.length || via.length - outer.length === MAX_WRAPPERS) return { words, via, base };
    via = [...via, base];
    words = rest;
  }
}

/** The words that a wrapper runs, or undefined when the name is not a wrapper or it runs none. */
function unwrap(name: string, words: readonly ShellWord[]): readonly ShellWord[] | undefined {
  const wrapper = Object.hasOwn(WRAPPERS, name) ? WRAPPERS[name] : undefined;
  if (!wrapper) return undefined;
  let at = 1;
  for (; at < words.length; at++) {
    const text = words[at]?.value ?? '';
    if (text === '--') {
      at += 1;
      break;
    }
    if (!text.startsWith('-') || text === '-') break;
    const long = text.startsWith('--');
    const option = long ? (text.slice(2).split('=', 1)[0] ?? '') : text.slice(1, 2);
    if (wrapper.not?.includes(option)) return undefined;
    const joined = long ? text.includes('=') : text.length > 2 && wrapper.valued.includes(option);
    const last = long ? option : text.slice(-1);
    if (!joined && wrapper.valued.includes(last)) at += 1;
  }
  if (wrapper.assignments) while (ASSIGNMENT.test(words[at]?.value ?? '')) at += 1;
  return words.slice(at + (wrapper.operands ?? 0));
}

/** The script of `sh -ec 'script'`. */
function scriptWord(words: readonly ShellWord[]): ShellWord | undefined {
  for (let at = 1; at < words.length; at++) {
    const text = words[at]?.literal ?? '';
    if (text === '-o' || text === '+o' || text === '-O' || text === '--rcfile' || text === '--init-file') {
      at += 1;
    } else if (/^-[a-z]*c[a-z]*$/.test(text)) {
      // `-eo pipefail -c` and `-euo pipefail -c` take their option's name first.
      const next = text.includes('o') ? at + 2 : at + 1;
      return words[next];
    } else if (/^[-+][a-z]*o$/.test(text)) {
      at += 1;
    } else if (!/^[-+]/.test(text)) return undefined;
  }
  return undefined;
}

/** The script of `su app -c 'script'`. */
function commandOption(words: readonly ShellWord[]): ShellWord | undefined {
  const at = words.findIndex(({ literal }) => literal === '-c' || literal === '--command');
  return at === -1 ? undefined : words[at + 1];
}

/** The commands of a script in a word, quoted or not. */
function innerScript(word: ShellWord, command: ShellCommand): readonly ShellCommand[] | undefined {
  const { tree } = command;
  const text = unquotedText(word, tree);
  if (text === undefined || text.text === '') return undefined;
  const isDecoded = tree.isDecoded(word.node);
  return commandsAt(text, command, isDecoded ? () => word.span : (span) => placeAround(text, tree.text, span));
}

/** The commands of a here-document that a shell reads. */
function commandsIn({ text }: FedScript, command: ShellCommand): readonly ShellCommand[] {
  return commandsAt(text, command, (span) => placeAround(text, command.tree.text, span));
}

function commandsAt(
  { text }: JoinedText,
  command: ShellCommand,
  placeOf: (span: Span) => Span,
): readonly ShellCommand[] {
  return commandsOf(new ScriptTree(text), (span) => command.place(placeOf(span)), command);
}
