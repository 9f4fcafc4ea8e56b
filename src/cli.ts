import type { Command } from './cli/command.ts';
import { COMMANDS } from './cli/commands.ts';
import { checkOperands, parseArgs } from './cli/parse.ts';
import { type Own, systemIo } from './cli/system-io.ts';
import { isDamage, messageOf, PlimsollError, UsageError } from './core/errors.ts';
import type { Io } from './core/io.ts';
import { nearest } from './core/suggest.ts';
import { VERSION } from './core/version.ts';

/** Runs a command line and gives the exit status. Throws only where the package is damaged. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  try {
    return await dispatch(argv, io);
  } catch (error) {
    return await explain(error, argv.includes('--debug'), io);
  }
}

/** Runs the command line of this process; what it ends with is its exit status. Rejects where the package is damaged. */
export async function start(packageRoot: string, own?: Own): Promise<void> {
  process.exitCode = await main(process.argv.slice(2), systemIo(packageRoot, own));
}

/** Does what a commit does, in a repository that is made for it and taken away: the code that it needs is compiled then. */
export async function warmUp(packageRoot: string): Promise<void> {
  const { inSampleRepository } = await import('./app/sample-repository.ts');
  await inSampleRepository(packageRoot, (io) => main(['run', 'pre-commit'], io));
}

async function dispatch(argv: readonly string[], io: Io): Promise<number> {
  const at = argv.findIndex((word) => !['--debug', '--color', '--no-color'].includes(word));
  const word = argv[at];
  if (word === '--version' || word === '-V' || word === 'version') {
    io.stdout.write(`plimsoll ${VERSION}\n`);
    return 0;
  }
  if (word === undefined || word === '--help' || word === '-h' || (word === 'help' && argv.length === at + 1)) {
    const { overview } = await import('./cli/help.ts');
    (word === undefined ? io.stderr : io.stdout).write(overview(COMMANDS));
    return word === undefined ? 2 : 0;
  }
  const asked = word === 'help' ? [argv[at + 1] ?? '', '--help'] : [word, ...argv.slice(at + 1)];
  const [name = '', ...rest] = asked;
  const command = commandOf(name);
  const args = parseArgs(command, [...argv.slice(0, at), ...rest]);
  if (args.flag('help')) {
    const { commandHelp } = await import('./cli/help.ts');
    io.stdout.write(commandHelp(command));
    return 0;
  }
  checkOperands(command, args);
  const run = await command.load();
  return run(args, io);
}

function commandOf(name: string): Command {
  const command = COMMANDS.find((one) => one.name === name || one.aliases?.includes(name));
  if (command) return command;
  if (name.startsWith('-'))
    throw new UsageError(`unknown option ${JSON.stringify(name)}`, {
      hint: 'options come after a command; plimsoll --help lists the commands',
    });
  const near = nearest(
    name,
    COMMANDS.flatMap((one) => [one.name, ...(one.aliases ?? [])]),
  );
  const isPath = /[./\\]|dockerfile|containerfile/i.test(name);
  const hint = near
    ? `did you mean plimsoll ${near}?`
    : isPath
      ? `to check a file, write plimsoll check ${name}`
      : 'plimsoll --help lists the commands';
  throw new UsageError(`unknown command ${JSON.stringify(name)}`, { hint });
}

/** One line and a hint for what a person can fix, one line for a bug of ours. */
async function explain(error: unknown, debug: boolean, io: Io): Promise<number> {
  if (isDamage(error)) throw error;
  const expected = error instanceof PlimsollError;
  const { escapeLines } = await import('./report/escape.ts');
  const message = escapeLines(messageOf(error)).replaceAll('\n', '\nplimsoll: ');
  io.stderr.write(`plimsoll: ${expected ? '' : 'internal error: '}${message}\n`);
  if (expected && error.hint) io.stderr.write(`hint: ${escapeLines(error.hint)}\n`);
  if (!expected && !debug) io.stderr.write('hint: --debug shows the stack trace\n');
  if (debug && error instanceof Error && error.stack) io.stderr.write(`${error.stack}\n`);
  return expected ? error.exitCode : 2;
}
