import type { Span } from '../../../core/text.ts';
import type { ShellCommand } from '../command.ts';
import { flagsOf } from '../options.ts';
import type { ShellWord } from '../word.ts';

/** What a `grep` looks for. */
export interface GrepPattern {
  readonly word: ShellWord;
  readonly span: Span;
  /** The pattern alone, with expansions as in `ShellWord.value`; not `--regexp=` in front of it. */
  readonly text: string;
}

const FROM_FILE = /^(?:f|file)$/;
/** No regular expression is meant, or globs among the options are. */
const OTHER_PATTERN = /^(?:F|o|fixed-strings|only-matching|include|exclude|exclude-dir)$/;
const GLUED = /^--reg(?:e|exp?)?=/;
const SEPARATE = /^(?:-[A-Za-z]*e|--reg(?:e|exp?)?)$/;
/** Options whose value is the next word. */
const VALUED =
  /^(?:-[A-Za-z]*[ABCmdD]|--(?:after-context|before-context|context|max-count|include|exclude|exclude-dir|exclude-from|label|binary-files|directories|devices))$/;

/** The pattern of a `grep`: that of `-e`, or its first operand. Undefined where it comes from a file. */
export function patternOf(command: ShellCommand): GrepPattern | undefined {
  if (flagsOf(command).some(({ name }) => FROM_FILE.test(name))) return undefined;
  const { args } = command;
  const explicit = args.findIndex(({ value }) => SEPARATE.test(value) || GLUED.test(value));
  if (explicit !== -1) {
    const word = args[explicit];
    if (!word) return undefined;
    if (GLUED.test(word.value)) return { word, span: word.span, text: word.value.replace(GLUED, '') };
    return plain(args[explicit + 1]);
  }
  for (let at = 0; at < args.length; at++) {
    const value = args[at]?.value ?? '';
    if (value === '--') return plain(args[at + 1]);
    if (VALUED.test(value)) at += 1;
    else if (!value.startsWith('-') || value === '-') return plain(args[at]);
  }
  return undefined;
}

function plain(word: ShellWord | undefined): GrepPattern | undefined {
  return word && { word, span: word.span, text: word.value };
}

/** The regular expression of a `grep`, undefined where it is another kind of pattern. */
export function regexOf(command: ShellCommand): GrepPattern | undefined {
  return flagsOf(command).some(({ name }) => OTHER_PATTERN.test(name)) ? undefined : patternOf(command);
}
