import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Args } from '../core/args.ts';
import { todayOf } from '../core/clock.ts';
import { UsageError } from '../core/errors.ts';
import type { Io } from '../core/io.ts';
import { nearest } from '../core/suggest.ts';
import { escapeText } from '../report/escape.ts';
import { ageText, databaseAge } from '../scan/advisories/age.ts';
import { Compiler, type Manifest, type SourceInfo } from '../scan/advisories/compile.ts';
import { ExploitTable } from '../scan/advisories/exploits.ts';
import { databaseFolder, openDatabase, previousFolder, writeDatabase } from './scan-database.ts';
import { readSource } from './scan-sources.ts';
import { distrustSources, fetchSources } from './scan-update.ts';

type Action = (operands: readonly string[], args: Args, io: Io) => Promise<number>;

const ACTIONS: ReadonlyMap<string, Action> = new Map<string, Action>([
  ['status', status],
  ['build', build],
  ['update', update],
  ['path', path],
  ['verify', verify],
]);

/** The vulnerability database. Exit status: 0, or 2 when there is none, or when it is damaged. */
export async function db(args: Args, io: Io): Promise<number> {
  const [name = '', ...operands] = args.positionals;
  const action = ACTIONS.get(name);
  if (!action) {
    const near = nearest(name, ACTIONS.keys());
    const hint = near ? `did you mean ${near}?` : `one of ${[...ACTIONS.keys()].join(', ')}`;
    throw new UsageError(`unknown action ${JSON.stringify(name)}`, { hint });
  }
  if (name !== 'build' && name !== 'update' && operands.length > 0)
    throw new UsageError(`plimsoll db ${name} takes no argument`);
  return action(operands, args, io);
}

async function path(_operands: readonly string[], args: Args, io: Io): Promise<number> {
  io.stdout.write(`${databaseFolder(args.value('db'), io)}\n`);
  return 0;
}

async function build(operands: readonly string[], args: Args, io: Io): Promise<number> {
  if (operands.length === 0)
    throw new UsageError('missing argument: a folder or file of OSV records', {
      hint: 'usage: plimsoll db build FOLDER|FILE…',
    });
  return compileInto(databaseFolder(args.value('db'), io), operands, args, io);
}

async function update(operands: readonly string[], args: Args, io: Io): Promise<number> {
  const folder = databaseFolder(args.value('db'), io);
  const sources = await fetchSources(operands, folder, args, io);
  const files = readdirSync(sources).filter((file) => !file.startsWith('.'));
  const paths = files.sort().map((file) => join(sources, file));
  try {
    return await compileInto(folder, paths, args, io);
  } catch (error) {
    distrustSources(sources);
    throw error;
  }
}

async function compileInto(folder: string, paths: readonly string[], args: Args, io: Io): Promise<number> {
  const compiler = new Compiler({ withMalware: args.flag('with-malware') ?? false });
  const exploits = new ExploitTable();
  const isShown = io.stderr.isTTY && !args.flag('quiet');
  const progress = (records: number): void => {
    if (isShown) io.stderr.write(`\r\u001b[K${records} records`);
  };
  const sources: SourceInfo[] = [];
  for (const path of paths) sources.push(await readSource(path, io.cwd, { compiler, exploits, progress }));
  if (isShown) io.stderr.write('\r\u001b[K');
  const files = compiler.finish(builtAt(io.env), sources, exploits);
  writeDatabase(folder, files);
  const manifest = openDatabase(folder)?.manifest;
  if (manifest) io.stdout.write(`Built ${escapeText(folder)}\n\n${describe(manifest)}`);
  return 0;
}

async function status(_operands: readonly string[], args: Args, io: Io): Promise<number> {
  const folder = databaseFolder(args.value('db'), io);
  const database = openDatabase(folder);
  if (!database) {
    io.stdout.write(
      `No vulnerability database in ${escapeText(folder)}\nTo get one: plimsoll db update Debian:12 npm\n`,
    );
    return 2;
  }
  const { manifest } = database;
  const today = todayOf(io.env, () => new Date());
  const previous = existsSync(previousFolder(folder)) ? `Previous: ${escapeText(previousFolder(folder))}\n` : '';
  const built = `Built:    ${escapeText(manifest.built.slice(0, 16).replace('T', ' '))} UTC\n`;
  const age = `Data:     ${ageText(databaseAge(manifest, today))}\n`;
  io.stdout.write(`Database: ${escapeText(folder)}\n${built}${age}${previous}\n${describe(manifest)}`);
  return 0;
}

async function verify(_operands: readonly string[], args: Args, io: Io): Promise<number> {
  const folder = databaseFolder(args.value('db'), io);
  const database = openDatabase(folder);
  if (!database) {
    io.stdout.write(`No vulnerability database in ${escapeText(folder)}\n`);
    return 2;
  }
  database.verify();
  const count = database.manifest.shards.length + database.manifest.files.length;
  io.stdout.write(`${count} files match their checksums\n`);
  return 0;
}

function describe({ shards, sources, skipped }: Manifest): string {
  const rows = [
    ['Ecosystem', 'Packages', 'Entries', 'Newest record'],
    ...shards.map(({ title, packages, pairs, date }) => [title, String(packages), String(pairs), date || 'unknown']),
  ];
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => escapeText(row[column] ?? '').length)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => escapeText(cell).padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const from = sources.map(({ name, records }) => `Source: ${escapeText(name)}, ${records} records`);
  const left = Object.entries(skipped).map(([reason, count]) => `Skipped: ${count} records (${escapeText(reason)})`);
  return `${[...lines, '', ...from, ...left].join('\n')}\n`;
}

function builtAt(env: Io['env']): Date {
  return todayOf(env, () => new Date());
}
