import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import type { Args } from '../core/args.ts';
import { messageOf, PlimsollError, UsageError } from '../core/errors.ts';
import type { Io } from '../core/io.ts';
import { nearest } from '../core/suggest.ts';
import { ecosystemNames, isEcosystem } from '../scan/advisories/ecosystem.ts';
import { parseJson, textField } from '../scan/json.ts';
import { download } from '../tools/download.ts';
import { archiveEntries } from './scan-archive.ts';

const MB = 1024 * 1024;

/** Where the data comes from when `--from` does not name a mirror. */
const SOURCES = {
  osv: 'https://osv-vulnerabilities.storage.googleapis.com',
  kev: 'https://www.cisa.gov/sites/default/files/feeds/known_exploited_vulnerabilities.json',
  epss: 'https://epss.empiricalsecurity.com/epss_scores-current.csv.gz',
} as const;
const PATIENCE = 60_000;
const MOST = { archive: 1024 * MB, table: 64 * MB };

/** A file to fetch, and what it is called in the folder of sources. */
interface Wanted {
  readonly file: string;
  readonly from: string;
  readonly most: number;
  /** A mirror may lack it. */
  readonly isOptional: boolean;
  readonly title: string;
}

/** What was downloaded is fetched again next time, whatever the server says of it. */
export function distrustSources(folder: string): void {
  for (const file of readdirSync(folder)) if (file.endsWith('.etag')) rmSync(join(folder, file), { force: true });
}

/** Folder of the downloaded archives, from which the database is compiled. */
export function sourcesFolder(folder: string): string {
  return `${folder}.sources`;
}

/**
 * Fetches the archives of the named ecosystems, or again those that are there, and the tables of KEV and EPSS. Nothing is
 * replaced before all are there. Returns the folder that holds them.
 * @throws UsageError, PlimsollError
 */
export async function fetchSources(names: readonly string[], folder: string, args: Args, io: Io): Promise<string> {
  const target = sourcesFolder(folder);
  const from = args.value('from');
  const isLocal = from !== undefined && !/^https?:\/\//.test(from);
  if (args.flag('offline') && !isLocal)
    throw new UsageError('--offline forbids downloads', { hint: 'name a folder: plimsoll db update --from FOLDER' });
  for (const name of names) checkName(name);
  const wanted = wantedOf([...new Set([...names, ...present(target)])].sort(), from);
  if (wanted.length === 2)
    throw new UsageError('missing argument: an ecosystem', { hint: 'for example plimsoll db update Debian:12 npm' });
  mkdirSync(target, { recursive: true });
  const fresh: { readonly file: string; readonly temporary: string; readonly etag: string }[] = [];
  try {
    for (const one of wanted) {
      const temporary = join(target, `.${one.file}.${process.pid}.tmp`);
      const etag = isLocal
        ? copy(resolve(io.cwd, one.from), temporary, one)
        : await load(one, target, temporary, args, io);
      if (etag === undefined) continue;
      fresh.push({ file: one.file, temporary, etag });
      if (one.file.endsWith('.zip')) checkArchive(temporary, one.from);
    }
    for (const { file, temporary, etag } of fresh) {
      renameSync(temporary, join(target, file));
      writeFileSync(join(target, `.${file}.etag`), JSON.stringify({ etag }));
    }
  } finally {
    for (const { temporary } of fresh) rmSync(temporary, { force: true });
  }
  return target;
}

/** @throws PlimsollError when it is not a zip archive. */
function checkArchive(path: string, from: string): void {
  try {
    // No file has this name, so only the list of files is read.
    for (const { name } of archiveEntries(path, '/', 0)) if (name === '') return;
  } catch (error) {
    throw new PlimsollError(`${from} is not a valid zip archive`, { cause: error });
  }
}

function checkName(name: string): void {
  if (isEcosystem(name)) return;
  const near = nearest(name, ecosystemNames());
  const hint = near
    ? `did you mean ${near}?`
    : `one of ${ecosystemNames().join(', ')}, with a release such as Debian:12`;
  throw new UsageError(`unknown ecosystem ${JSON.stringify(name)}`, { hint });
}

function wantedOf(names: readonly string[], from: string | undefined): Wanted[] {
  const root = (from ?? SOURCES.osv).replace(/\/+$/, '');
  const isUrl = /^https?:\/\//.test(root);
  const mirrored = (file: string, own: string): string => (from === undefined ? own : `${root}/${file}`);
  return [
    ...names.map((name) => ({
      file: `${encodeURIComponent(name)}.zip`,
      from: `${root}/${isUrl ? encodeURIComponent(name) : name}/all.zip`,
      most: MOST.archive,
      isOptional: false,
      title: name,
    })),
    {
      file: 'kev.json',
      from: mirrored('known_exploited_vulnerabilities.json', SOURCES.kev),
      most: MOST.table,
      isOptional: true,
      title: 'KEV',
    },
    {
      file: 'epss.csv.gz',
      from: mirrored('epss_scores-current.csv.gz', SOURCES.epss),
      most: MOST.table,
      isOptional: true,
      title: 'EPSS',
    },
  ];
}

/** Ecosystems whose archives were downloaded before. */
function present(target: string): string[] {
  if (!existsSync(target)) return [];
  return readdirSync(target)
    .filter((file) => file.endsWith('.zip') && !file.startsWith('.'))
    .map((file) => file.slice(0, -'.zip'.length).replaceAll('%20', ' ').replaceAll('%3A', ':'))
    .filter(isEcosystem);
}

function copy(path: string, temporary: string, { title, isOptional, most }: Wanted): string | undefined {
  if (!existsSync(path)) {
    if (isOptional) return undefined;
    throw new UsageError(`there is no archive of ${title}: ${path}`);
  }
  try {
    if (statSync(path).size > most) throw new Error(`larger than ${most / MB} MB`);
    copyFileSync(path, temporary);
    return '';
  } catch (error) {
    throw new PlimsollError(`cannot copy ${path}: ${messageOf(error)}`, { cause: error });
  }
}

/** The ETag of what was downloaded; `undefined` when the copy that is there is current, or there is none. */
async function load(one: Wanted, target: string, temporary: string, args: Args, io: Io): Promise<string | undefined> {
  const isShown = io.stderr.isTTY && !args.flag('quiet');
  const known = etagOf(target, one.file);
  try {
    const found = await download(one.from, temporary, {
      most: one.most,
      patience: PATIENCE,
      ...(known !== undefined && { etag: known }),
      progress: (bytes) => {
        if (isShown) io.stderr.write(`\r\u001b[K${one.title}: ${(bytes / 1e6).toFixed(1)} MB`);
      },
    });
    if (found.state === 'new') return found.etag ?? '';
    if (found.state === 'absent') {
      if (!one.isOptional) throw new PlimsollError(`${one.from} does not exist`);
      io.stderr.write(`plimsoll: no ${one.title} at ${one.from}\n`);
    }
    return undefined;
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  } finally {
    if (isShown) io.stderr.write('\r\u001b[K');
  }
}

function etagOf(target: string, file: string): string | undefined {
  const path = join(target, `.${file}.etag`);
  if (!existsSync(path) || !existsSync(join(target, file))) return undefined;
  try {
    return textField(parseJson(readFileSync(path), path), 'etag') || undefined;
  } catch {
    return undefined;
  }
}
