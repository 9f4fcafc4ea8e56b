// Compares the profile `hadolint` with the real hadolint, by file, line and code, over every Dockerfile below the
// folders that are named. It runs the built program. For developers only: nothing of it is shipped. `HADOLINT` names
// the other program; with `--cases` the files are made from scripts/data/dockerfile-cases.txt.
//
//   node scripts/hadolint-diff.mjs [--code DL3008] [--list] [--cases] folder...
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const bin = join(new URL('..', import.meta.url).pathname, 'bin/plimsoll.cjs');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    code: { type: 'string' },
    list: { type: 'boolean', default: false },
    cases: { type: 'boolean', default: false },
  },
});
const hadolint = process.env.HADOLINT ?? 'hadolint';
const version = spawnSync(hadolint, ['--version'], { encoding: 'utf8' });
if (version.error || (positionals.length === 0 && !values.cases)) {
  console.log(version.error ? `skipped: ${hadolint} was not found` : 'skipped: no folders were named');
  process.exit(0);
}

/** The files that one line of the list of cases stands for. */
function filesOf(line) {
  const body = line.slice(2).replace(/\\(.)/g, (_, char) => (char === 'n' ? '\n' : char));
  if (line.startsWith('= ')) return [`${body}\n`];
  const files = [`FROM debian:12\n${body}\n`];
  const isPlain = !/^ONBUILD|^#|<</.test(body);
  if (body.includes('\nFROM')) return files;
  if (isPlain) files.push(`FROM debian:12\n${body.replace(/^(?=[A-Z]+ )/gm, 'ONBUILD ')}\n`);
  return [
    ...files,
    `FROM debian:12 AS s\n${body}\nFROM s\nUSER 1\n`,
    `FROM debian:12 AS s\n${body}\nFROM debian:11\nCOPY --from=s /a /b\n`,
  ];
}

/** Writes the cases to a folder of their own. */
function writeCases() {
  const folder = mkdtempSync(join(tmpdir(), 'hadolint-cases-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const list = readFileSync(new URL('data/dockerfile-cases.txt', import.meta.url), 'utf8');
  const texts = list.split('\n').flatMap((line) => (/^[+=] /.test(line) ? filesOf(line) : []));
  for (const [index, text] of [...new Set(texts)].entries()) {
    const own = join(folder, String(index));
    mkdirSync(own);
    writeFileSync(join(own, 'Dockerfile'), text);
  }
  return folder;
}

const isDockerfile = (path) =>
  /(?:^|[._-])(?:dockerfile|containerfile)(?:[._-]|$)/i.test(basename(path)) &&
  !/\.(?:md|txt|sh|py|js|json|ya?ml|dockerignore|erb|j2|template|tmpl|in)$/i.test(path);

function filesIn(path) {
  if (!statSync(path).isDirectory()) return [resolve(path)];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && isDockerfile(entry.name))
    .map((entry) => resolve(entry.parentPath, entry.name));
}

/** Files on which hadolint broke off without a report. */
const crashed = new Set();

/** Findings of one program, a hundred files at a time: an argument list has a limit. */
function findings(program, args, files, read) {
  const found = [];
  for (let at = 0; at < files.length; at += 100) found.push(...inBatch(program, args, files.slice(at, at + 100), read));
  return found;
}

function inBatch(program, args, files, read) {
  const result = spawnSync(program, [...args, ...files], { encoding: 'utf8', maxBuffer: 1 << 28 });
  // hadolint alone may end without a word: on what it breaks off at.
  const isSilent = result.stdout === '' && program !== hadolint;
  if (result.error || result.status === null || result.status > 1 || isSilent) {
    console.log(`ERROR ${program} ended with ${result.status}: ${result.error ?? result.stderr}`);
    process.exit(2);
  }
  if (result.stdout !== '') return read(JSON.parse(result.stdout));
  if (files.length === 1) {
    crashed.add(files[0]);
    return [];
  }
  const half = files.length >> 1;
  return [files.slice(0, half), files.slice(half)].flatMap((part) => inBatch(program, args, part, read));
}

/** For every line the first line of the instruction that it belongs to, which is the only one that hadolint tells. */
function starts(path) {
  const lines = readFileSync(path, 'utf8').split(/\r?\n/);
  const continued = /^#[ \t]*escape[ \t]*=[ \t]*`/im.test(lines.slice(0, 3).join('\n')) ? /`[ \t]*$/ : /\\[ \t]*$/;
  const isComment = (line) => /^[ \t]*#/.test(line);
  const first = [0];
  for (let at = 0; at < lines.length; ) {
    const begin = at;
    const words = [];
    let goesOn = true;
    while (goesOn && at < lines.length) {
      const line = lines[at++];
      const isInside = at - 1 > begin && (isComment(line) || line.trim() === '');
      if (isInside) continue;
      words.push(line);
      goesOn = !isComment(line) && continued.test(line);
    }
    const text = words.join('\n');
    if (/^[ \t]*(?:ONBUILD[ \t]+)?(?:RUN|COPY|ADD)\b/i.test(text)) {
      for (const [, dash, word] of text.matchAll(/(?<!<)<<(-?)["']?([A-Za-z_]\w*)["']?/g)) {
        const isEnd = (line) => (dash ? line.replace(/^\t+/, '') : line) === word;
        const end = lines.findIndex((line, n) => n >= at && isEnd(line));
        if (end >= 0) at = end + 1;
      }
    }
    for (let n = begin; n < at; n++) first[n + 1] = begin + 1;
  }
  return first;
}

const cases = values.cases ? writeCases() : undefined;
const files = [...new Set([...positionals, ...(cases ? [cases] : [])].flatMap(filesIn))].sort();
const theirs = findings(hadolint, ['--no-fail', '--config', '/dev/null', '-f', 'json'], files, (found) => found);
const ours = findings(
  process.execPath,
  [bin, 'check', '--no-config', '--select', 'hadolint', '--format', 'json'],
  files,
  (report) => report.findings,
);

// In a file that it cannot parse, hadolint says DL1000 and nothing else.
const unparsed = new Set([
  ...theirs.filter(({ code }) => code === 'DL1000').map(({ file }) => resolve(file)),
  ...crashed,
]);
const maps = new Map(files.map((path) => [path, starts(path)]));
const other = new Map();
const keysOfOurs = new Set();
for (const { file, rule, start } of ours) {
  const path = resolve(file);
  if (!/^(?:DL|SC)\d/.test(rule)) other.set(rule, (other.get(rule) ?? 0) + 1);
  else if (!unparsed.has(path)) keysOfOurs.add(`${path}:${maps.get(path)?.[start.line]}:${rule}`);
}
const keysOfTheirs = new Set(
  theirs
    .filter(({ file }) => !unparsed.has(resolve(file)))
    .map(({ file, line, code }) => `${resolve(file)}:${line}:${code}`),
);

const rows = new Map();
for (const key of new Set([...keysOfOurs, ...keysOfTheirs])) {
  const [, place, code] = /^(.*):(\w+)$/.exec(key) ?? [];
  if (values.code && values.code !== code) continue;
  const row = rows.get(code) ?? { agree: [], ours: [], theirs: [] };
  rows.set(code, row);
  const side = !keysOfTheirs.has(key) ? 'ours' : keysOfOurs.has(key) ? 'agree' : 'theirs';
  row[side].push(relative(process.cwd(), place));
}

/** A place of a case is shown by its text: the file is gone afterwards. */
function shown(place) {
  const path = resolve(place.slice(0, place.lastIndexOf(':')));
  if (!cases || !path.startsWith(cases)) return place;
  return `${place.slice(place.lastIndexOf(':') + 1)} ${JSON.stringify(readFileSync(path, 'utf8'))}`;
}

console.log(`${files.length} Dockerfiles, against ${version.stdout.trim()}`);
console.log('code     agree  only ours  only theirs');
const total = { agree: 0, ours: 0, theirs: 0 };
for (const [code, row] of [...rows].sort(([a], [b]) => (a < b ? -1 : 1))) {
  for (const side of ['agree', 'ours', 'theirs']) total[side] += row[side].length;
  const cells = [String(row.agree.length).padStart(7), String(row.ours.length).padStart(10)];
  console.log(`${code} ${cells.join(' ')} ${String(row.theirs.length).padStart(12)}`);
  if (!values.list) continue;
  for (const side of ['ours', 'theirs']) for (const place of row[side]) console.log(`    only ${side} ${shown(place)}`);
}
const all = total.agree + total.ours + total.theirs;
const share = ((100 * total.agree) / Math.max(1, all)).toFixed(2);
console.log(`total    agree ${total.agree}, only ours ${total.ours}, only theirs ${total.theirs}: ${share} %`);
for (const path of unparsed) {
  const why = crashed.has(path) ? 'breaks off' : 'cannot parse it';
  console.log(`not compared, hadolint ${why}: ${relative(process.cwd(), path)}`);
}
for (const [rule, amount] of other) console.log(`not compared, no rule of hadolint's: ${rule} ${amount}`);
