// Compares our shell rules with the real ShellCheck, by file, line and code, over shell scripts and the RUN scripts of
// Dockerfiles that are named as arguments (files or folders). For developers only: nothing of it is shipped.
// `SHELLCHECK` names the program.
//
//   node scripts/shellcheck-diff.mjs [--code SC2086] [--show 5] path...
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadSource } from './diff/engine.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { code: { type: 'string' }, show: { type: 'string', default: '0' } },
});
const shellcheck = process.env.SHELLCHECK ?? 'shellcheck';

const version = spawnSync(shellcheck, ['--version'], { encoding: 'utf8' });
if (version.error || positionals.length === 0) {
  console.log(version.error ? `skipped: ${shellcheck} was not found` : 'skipped: no scripts were named');
  process.exit(0);
}

const isDockerfile = (path) =>
  /(?:^|[./_-])(?:dockerfile|containerfile)(?:[./_-]|$)/i.test(basename(path)) && !/\.(?:md|sh|txt)$/.test(path);

function filesIn(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && (entry.name.endsWith('.sh') || isDockerfile(entry.name)))
    .map((entry) => join(entry.parentPath, entry.name));
}

function theirs(files) {
  const found = [];
  for (let at = 0; at < files.length; at += 100) {
    const args = ['-f', 'json1', '-S', 'style', '--norc', '-e', 'SC2187,SC1090,SC1091', ...files.slice(at, at + 100)];
    const result = spawnSync(shellcheck, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
    found.push(...JSON.parse(result.stdout).comments);
  }
  return found;
}

/** The RUN scripts of a Dockerfile as hadolint hands them to ShellCheck, with what our rules say about each. */
function scriptsOf(path, folder, { dockerfile, rules, DEFAULT_CONFIG }, found) {
  const text = readFileSync(path, 'utf8');
  const doc = dockerfile.parse({ path, text, origin: 'worktree' });
  const facts = { settings: DEFAULT_CONFIG.settings, today: new Date(), profile: 'hadolint' };
  const written = [];
  for (const { form, shell } of doc.scripts) {
    if ((shell.origin !== 'run' && shell.origin !== 'heredoc') || shell.dialect === 'none' || form === 'exec') continue;
    const names = [...new Set(shell.variables)].filter((name) => /^[A-Za-z_]\w*$/.test(name));
    const head = [`#!/bin/${shell.dialect}`, ...names.map((name) => `export ${name}=1`)];
    const file = join(folder, `${written.length}-${path.replace(/[^\w.-]/g, '_')}.sh`);
    writeFileSync(file, `${head.join('\n')}\n${shell.text.trimEnd()}\n`);
    written.push(file);
    for (const rule of rules) {
      for (const { at } of rule.check(shell, facts)) {
        found.push({ file, rule: rule.id, line: head.length + shell.text.slice(0, at.start).split('\n').length });
      }
    }
  }
  return written;
}

const named = positionals.flatMap(filesIn);
const modules = await loadSource(`export { run } from './run.ts';
export { DEFAULT_CONFIG } from '../config/config.ts';
export { ruleTable } from './rule-table.gen.ts';
export { language as dockerfile } from './rules-dockerfile.gen.ts';
export { rules } from './rules-shell.gen.ts';`);
const { run, DEFAULT_CONFIG, ruleTable } = modules;
const known = new Set(ruleTable.filter(({ id }) => id.startsWith('SC')).map(({ id }) => id));
const folder = mkdtempSync(join(tmpdir(), 'plimsoll-diff-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const started = performance.now();
const ours = [];
const fromDockerfiles = named.filter(isDockerfile).flatMap((path) => scriptsOf(path, folder, modules, ours));
const scripts = named.filter((path) => !isDockerfile(path));
const files = [...scripts, ...fromDockerfiles];
const result = await run({
  files: scripts.map((path) => ({
    file: { path, text: readFileSync(path, 'utf8'), origin: 'worktree' },
    language: 'shell',
  })),
  config: { ...DEFAULT_CONFIG, select: ['hadolint'] },
  today: new Date(),
});
const ms = performance.now() - started;
for (const { message, file, stack } of result.errors) console.log(`ERROR ${file}: ${message}\n${stack}`);
ours.push(...result.findings.map(({ file, start, rule }) => ({ file, rule, line: start.line })));

const rows = new Map();
function count(code, side, place) {
  const row = rows.get(code) ?? { both: 0, ours: [], theirs: [] };
  rows.set(code, row);
  if (side === 'both') row.both += 1;
  else row[side].push(place);
}
const broken = new Set();
const left = new Map();
for (const { file, line, code } of theirs(files)) {
  if (code >= 1000 && code < 2000 && [1072, 1073, 1009, 1046, 1047, 1049, 1050, 1070, 1088, 1089].includes(code))
    broken.add(file);
  const key = `${file}:${line}:SC${code}`;
  left.set(key, (left.get(key) ?? 0) + 1);
}
for (const { file, line, rule } of ours) {
  // ShellCheck judges nothing in a file that it cannot parse.
  if (!rule.startsWith('SC') || (broken.has(file) && rule.startsWith('SC2'))) continue;
  const key = `${file}:${line}:${rule}`;
  const amount = left.get(key) ?? 0;
  if (amount > 0) left.set(key, amount - 1);
  count(rule, amount > 0 ? 'both' : 'ours', `${file}:${line}`);
}
for (const [key, amount] of left) {
  const [, place, code] = /^(.*):(SC\d+)$/.exec(key) ?? [];
  for (let n = 0; n < amount; n++) count(code, 'theirs', place);
}

const sorted = [...rows].sort(([a], [b]) => (a < b ? -1 : 1));
const table = sorted.filter(([code]) => known.has(code) && (!values.code || values.code === code));
console.log(
  `${files.length} scripts, ${Math.round(ms)} ms for ours, against ${/version: (.*)/.exec(version.stdout)?.[1]}`,
);
console.log('code     agree  only ours  only theirs');
const total = { both: 0, ours: 0, theirs: 0 };
for (const [code, row] of table) {
  total.both += row.both;
  total.ours += row.ours.length;
  total.theirs += row.theirs.length;
  console.log(
    `${code}  ${String(row.both).padStart(6)} ${String(row.ours.length).padStart(10)} ${String(row.theirs.length).padStart(12)}`,
  );
  for (const side of ['ours', 'theirs']) {
    for (const place of row[side].slice(0, Number(values.show))) console.log(`    only ${side} ${place}`);
  }
}
const all = total.both + total.ours + total.theirs;
console.log(
  `total    agree ${total.both}, only ours ${total.ours}, only theirs ${total.theirs}: ${((100 * total.both) / Math.max(1, all)).toFixed(2)} %`,
);
if (!values.code) {
  const missing = sorted.filter(([code]) => !known.has(code)).map(([code, row]) => [code, row.theirs.length]);
  missing.sort((a, b) => b[1] - a[1]);
  console.log(`codes without a rule: ${missing.map(([code, n]) => `${code} ${n}`).join(', ')}`);
}
