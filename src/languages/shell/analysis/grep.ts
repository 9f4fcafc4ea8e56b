import type { ShellCommand } from '../command.ts';
import { flagsOf, plainArgumentsOf } from '../options.ts';
import type { ShellWord } from '../word.ts';

const OTHER_PATTERN = /^(?:e|f|F|o|regexp|file|fixed-strings|only-matching|include|exclude|exclude-dir)$/;

/** The regular expression of a plain `grep`, undefined where it is given in another way or is none. */
export function grepPattern(command: ShellCommand): ShellWord | undefined {
  if (command.basename !== 'grep' || flagsOf(command).some(({ name }) => OTHER_PATTERN.test(name))) return undefined;
  return plainArgumentsOf(command)[0];
}
