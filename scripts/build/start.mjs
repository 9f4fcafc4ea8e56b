// Starts the build in child processes: a bundle that was written can still fail to load.
import { spawnSync } from 'node:child_process';

/** Loads the chunks one by one, and forgets all of them before the next one. */
const LOAD_EACH = `
const [, ...files] = process.argv;
for (const file of files) {
  for (const loaded of Object.keys(require.cache)) delete require.cache[loaded];
  try { require(file); } catch (error) {
    process.stderr.write(file + ': ' + (error instanceof Error ? error.message : error));
    process.exit(1);
  }
}
`;

/**
 * Loads every chunk and starts every command with `--help`.
 * @param {string} cli path of the program, whose own `--help` lists the commands
 * @param {readonly string[]} chunks paths
 * @returns {string | undefined} one line about the first failure
 */
export function faultAtStart(cli, chunks) {
  return loadChunks(chunks) ?? startCommands((...args) => run(cli, ...args));
}

function loadChunks(paths) {
  return faultOf(run('-e', LOAD_EACH, ...paths), 'loading every chunk');
}

function startCommands(plimsoll) {
  const overview = plimsoll('--help');
  const names = [...overview.stdout.matchAll(/^ {2}([a-z][\w-]*) {2,}\S/gm)].map(([, name]) => name);
  if (names.length === 0) return faultOf(overview, 'plimsoll --help') ?? 'plimsoll --help lists no commands';
  for (const name of names) {
    const fault = faultOf(plimsoll(name, '--help'), `plimsoll ${name} --help`);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function run(...args) {
  return spawnSync(process.execPath, args, { encoding: 'utf8' });
}

/** One line about a process that failed. */
function faultOf({ status, signal, stderr }, what) {
  if (status === 0) return undefined;
  const lines = stderr.trim().split('\n');
  // Node shows the place of an uncaught error first.
  const line = lines.find((one) => /^\w*Error\b/.test(one)) ?? lines[0];
  return `${what} ends with ${signal ?? `status ${status}`}: ${line || 'nothing on standard error'}`;
}
