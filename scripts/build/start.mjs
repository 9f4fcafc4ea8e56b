// Starts the build in child processes: a bundle that was written can still fail to load.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeExamples } from './examples.mjs';

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
 * Loads every chunk, starts every command with `--help`, and checks the examples of all rules.
 * @param {string} cli path of the program, whose own `--help` lists the commands
 * @param {readonly string[]} chunks paths
 * @param ruleRows what `loadRules` of gen-rules.mjs gives
 * @returns {Promise<string | undefined>} one line about the first failure
 */
export async function faultAtStart(cli, chunks, ruleRows) {
  const faults = await Promise.all([
    faultOf('loading every chunk', '-e', LOAD_EACH, ...chunks),
    startCommands(cli),
    checkExamples(cli, ruleRows),
  ]);
  return faults.find((fault) => fault !== undefined);
}

async function startCommands(cli) {
  const { stdout } = await run(cli, '--help');
  const names = [...stdout.matchAll(/^ {2}([a-z][\w-]*) {2,}\S/gm)].map(([, name]) => name);
  if (names.length === 0)
    return (await faultOf('plimsoll --help', cli, '--help')) ?? 'plimsoll --help lists no commands';
  const faults = await Promise.all(names.map((name) => faultOf(`plimsoll ${name} --help`, cli, name, '--help')));
  return faults.find((fault) => fault !== undefined);
}

/** The files of most rules only run when one of their features occurs. */
async function checkExamples(cli, ruleRows) {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-build-'));
  try {
    writeExamples(folder, ruleRows);
    const options = ['--no-config', '--select', 'ALL', '--quiet', '--fail-on', 'never'];
    return await faultOf('plimsoll check with the examples of all rules', cli, 'check', folder, ...options);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One line when Node fails with some arguments. */
async function faultOf(what, ...args) {
  const { end, stderr } = await run(...args);
  if (end === 'status 0') return undefined;
  const lines = stderr.trim().split('\n');
  // Node shows the place of an uncaught error first.
  const line = lines.find((one) => /^\w*Error\b/.test(one)) ?? lines[0];
  return `${what} ends with ${end}: ${line || 'nothing on standard error'}`;
}

function run(...args) {
  return new Promise((resolve) => {
    execFile(process.execPath, args, { maxBuffer: Number.POSITIVE_INFINITY }, (error, stdout, stderr) => {
      resolve({ end: error?.signal ?? `status ${error?.code ?? 0}`, stdout, stderr });
    });
  });
}
