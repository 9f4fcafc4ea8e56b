// Asks the real ShellCheck about each script of test/languages/shell/shellcheck-cases.txt, writes down what it reports
// and where our rules differ, and prints how far they agree by code. For developers only: nothing of it is shipped.
// `SHELLCHECK` names the program. A line is: the code that it is about, shell, script (⏎ for a
// line end, ⇥ for a tab), findings, differences.
//
//   node scripts/shellcheck-cases.mjs [--show] [--add file-of-lines]
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadSource } from './diff/engine.mjs';

const { values } = parseArgs({
  options: { add: { type: 'string', multiple: true, default: [] }, show: { type: 'boolean', default: false } },
});
const CASES = new URL('../test/languages/shell/shellcheck-cases.txt', import.meta.url).pathname;
const shellcheck = process.env.SHELLCHECK ?? 'shellcheck';
const version = spawnSync(shellcheck, ['--version'], { encoding: 'utf8' });
if (version.error) {
  console.log(`skipped: ${shellcheck} was not found`);
  process.exit(0);
}

const { run, DEFAULT_CONFIG, ruleTable } = await loadSource(`export { run } from './run.ts';
export { DEFAULT_CONFIG } from '../config/config.ts';
export { ruleTable } from './rule-table.gen.ts';`);
const known = new Set(ruleTable.filter(({ id }) => id.startsWith('SC')).map(({ id }) => id));

const cases = new Map();
for (const file of [CASES, ...values.add]) {
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line === '' || line.startsWith('# ')) continue;
    const [about, shell, script] = line.split('\t');
    cases.set(`${shell}\t${script}`, { about, shell, script });
  }
}

/** A script as it is checked, and how many lines were put before it. */
function textOf({ shell, script }) {
  const text = `${script.replaceAll('⏎', '\n').replaceAll('⇥', '\t')}\n`;
  return shell === 'raw' || text.startsWith('#!') ? { text, above: 0 } : { text: `#!/bin/${shell}\n${text}`, above: 1 };
}

const all = [...cases.values()].map((one, index) => ({
  ...one,
  ...textOf(one),
  file: `${index}.sh`,
  theirs: [],
  ours: [],
}));
const byFile = new Map(all.map((one) => [one.file, one]));
const folder = mkdtempSync(join(tmpdir(), 'plimsoll-cases-'));
try {
  for (const { file, text } of all) writeFileSync(join(folder, file), text);
  for (let at = 0; at < all.length; at += 100) {
    const files = all.slice(at, at + 100).map(({ file }) => file);
    const { stdout } = spawnSync(shellcheck, ['-f', 'json1', '-S', 'style', '--norc', ...files], {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    for (const { file, line, code } of JSON.parse(stdout).comments) {
      const one = byFile.get(file);
      if (known.has(`SC${code}`)) one.theirs.push(`SC${code}:${line - one.above}`);
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
const result = await run({
  files: all.map(({ file, text }) => ({ file: { path: file, text, origin: 'worktree' }, language: 'shell' })),
  config: { ...DEFAULT_CONFIG, select: ['hadolint'] },
  today: new Date(),
});
for (const { file, rule, start } of result.findings) {
  const one = byFile.get(file);
  if (rule.startsWith('SC')) one.ours.push(`${rule}:${start.line - one.above}`);
}

/** What one list has more than another, counted. */
function without(list, other) {
  const left = [...other];
  return list.filter((one) => {
    const at = left.indexOf(one);
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
}

const rows = new Map();
let wanted = 0;
let met = 0;
const lines = all.map(({ about, shell, script, theirs, ours }) => {
  const more = without(ours, theirs).sort();
  const less = without(theirs, ours).sort();
  const codes = new Set([...theirs, ...ours].map((one) => one.slice(0, 6)));
  for (const code of codes) {
    const row = rows.get(code) ?? { agree: 0, ours: 0, theirs: 0 };
    rows.set(code, row);
    const isMore = more.some((one) => one.startsWith(code));
    const isLess = less.some((one) => one.startsWith(code));
    if (!isMore && !isLess) row.agree += 1;
    else row[isMore ? 'ours' : 'theirs'] += 1;
  }
  if (known.has(about)) {
    wanted += 1;
    if (![...more, ...less].some((one) => one.startsWith(about))) met += 1;
  }
  const differences = [...more.map((one) => `+${one}`), ...less.map((one) => `-${one}`)];
  if (values.show && differences.length > 0) console.log(`${shell}  ${script}  ${differences.join(' ')}`);
  return [about, shell, script, theirs.sort().join(' '), differences.join(' ')].join('\t').trimEnd();
});
writeFileSync(
  CASES,
  `# Written by scripts/shellcheck-cases.mjs: code that it is about, shell, script, what ShellCheck ${/version: (.*)/.exec(version.stdout)?.[1]} reports by code and line, differences of ours.\n${lines.join('\n')}\n`,
);
const total = { agree: 0, ours: 0, theirs: 0 };
console.log('code    agree  only ours  only theirs');
for (const [code, row] of [...rows].sort(([a], [b]) => (a < b ? -1 : 1))) {
  for (const side of Object.keys(total)) total[side] += row[side];
  if (row.ours + row.theirs > 0)
    console.log(
      `${code} ${String(row.agree).padStart(6)} ${String(row.ours).padStart(10)} ${String(row.theirs).padStart(12)}`,
    );
}
const sum = total.agree + total.ours + total.theirs;
console.log(
  `${all.length} scripts, ${rows.size} codes: agree ${total.agree}, only ours ${total.ours}, only theirs ${total.theirs}: ${((100 * total.agree) / sum).toFixed(2)} %`,
);
console.log(`the code that a script is about: ${met} of ${wanted} agree, ${((100 * met) / wanted).toFixed(2)} %`);
