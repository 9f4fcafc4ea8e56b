// Compares our Kubernetes rules with kube-linter and Checkov, by check and object, over manifests that are named as
// arguments (files or folders). For developers only: nothing of it is shipped. A program that is not there is skipped
// visibly. `KUBE_LINTER` and `CHECKOV` name the programs.
//
//   node scripts/kubernetes-diff.mjs [--rule K8S401] [--show 5] path...
import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { loadSource, memoryRepository } from './diff/engine.mjs';
import { yamlFiles } from './diff/manifests.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rule: { type: 'string' }, show: { type: 'string', default: '0' } },
});
const programs = { kubeLinter: process.env.KUBE_LINTER ?? 'kube-linter', checkov: process.env.CHECKOV ?? 'checkov' };

if (positionals.length === 0) {
  console.log('skipped: no manifests were named');
  process.exit(0);
}

const files = yamlFiles(positionals);

const ENTRY = `export { run } from './run.ts';
export { DEFAULT_CONFIG } from '../config/config.ts';
export { Listing } from '../collect/listing.ts';
export { classify } from '../collect/classify.ts';
export { ruleTable } from './rule-table.gen.ts';
export { language } from './rules-kubernetes.gen.ts';
export { KUBE_LINTER } from '../languages/kubernetes/data/peers.ts';`;

const { run, DEFAULT_CONFIG, Listing, classify, ruleTable, language, KUBE_LINTER } = await loadSource(ENTRY);
const manifests = files
  .map((path) => ({ path, text: readFileSync(path, 'utf8'), origin: 'worktree' }))
  .filter(({ path, text }) => classify(path, text) === 'kubernetes');
const paths = new Set(manifests.map(({ path }) => path));
// Where objects are: theirs are named by kind and name, ours by place.
const objects = new Map(manifests.map((file) => [file.path, language.parse(file).resources]));

/** The object of one of our findings as `file Kind name`. */
function objectAt(path, offset) {
  const found = (objects.get(path) ?? []).findLast(({ root }) => root.span.start <= offset);
  return `${path} ${found?.kind.text ?? '?'} ${found?.name ?? ''}`;
}

/** What our rules say: rule and object, each pair once. */
async function ours(select) {
  const byPath = new Map(manifests.map((file) => [file.path, file.text]));
  const result = await run({
    files: manifests.map((file) => ({ file, language: 'kubernetes' })),
    config: { ...DEFAULT_CONFIG, select, settings: { ...DEFAULT_CONFIG.settings } },
    today: new Date(),
    repository: memoryRepository(Listing, byPath),
  });
  for (const { message, file, stack } of result.errors) console.log(`ERROR ${file}: ${message}\n${stack}`);
  return new Set(result.findings.map(({ rule, file, start }) => `${rule} ${objectAt(file, start.offset)}`));
}

/**
 * Prints what both, only we, or only they report. A check of theirs is answered when any of our rules for it reports
 * the object; it counts under the first of these rules.
 */
function compare(name, rulesOf, found, theirs) {
  const rows = new Map();
  const row = (check) => rows.get(check) ?? rows.set(check, { both: 0, ours: [], theirs: [] }).get(check);
  for (const { check, object } of theirs.failed) {
    const hit = rulesOf.get(check)?.some((rule) => found.has(`${rule} ${object}`));
    if (hit) row(check).both += 1;
    else row(check).theirs.push(object);
  }
  const failed = new Set(theirs.failed.map(({ check, object }) => `${check} ${object}`));
  for (const [check, rules] of rulesOf) {
    const objectsOfOurs = new Set(
      [...found]
        .filter((one) => rules.some((rule) => one.startsWith(`${rule} `)))
        .map((one) => one.replace(/^\S+ /, '')),
    );
    for (const object of objectsOfOurs) {
      if (theirs.known(object) && !failed.has(`${check} ${object}`)) row(check).ours.push(object);
    }
  }
  console.log(`\n${name}: ${theirs.failed.length} reports\n\n| check | rules | agree | only ours | only theirs |`);
  console.log('| --- | --- | ---: | ---: | ---: |');
  const sorted = [...rows].sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }));
  for (const [check, { both, ours: more, theirs: less }] of sorted) {
    const rules = rulesOf.get(check) ?? [];
    console.log(`| ${check} | ${rules.join(', ')} | ${both} | ${more.length} | ${less.length} |`);
    if (values.rule && !rules.includes(values.rule) && check !== values.rule) continue;
    for (const object of more.slice(0, Number(values.show))) console.log(`  only ours: ${object}`);
    for (const object of less.slice(0, Number(values.show))) console.log(`  only theirs: ${object}`);
  }
}

/** Runs a program; undefined when it is not there. */
function output(program, args) {
  const result = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (!result.error) return result.stdout;
  console.log(`skipped: ${program} was not found`);
  return undefined;
}

const roots = positionals.map((path) => resolve(path));
const kubeLinter = output(programs.kubeLinter, ['lint', '--format', 'json', ...roots]);
if (kubeLinter !== undefined) {
  const failed = JSON.parse(kubeLinter)
    .Reports.map(({ Check, Object: { Metadata, K8sObject } }) => ({
      check: Check,
      object: `${Metadata.FilePath} ${K8sObject.GroupVersionKind.Kind} ${K8sObject.Name}`,
    }))
    .filter(({ object }) => paths.has(object.split(' ')[0]));
  const checks = new Set(JSON.parse(kubeLinter).Checks.map(({ name }) => name));
  const rulesOf = new Map(Object.entries(KUBE_LINTER).filter(([check]) => checks.has(check)));
  compare('kube-linter', rulesOf, await ours(['kube-linter']), { failed: unique(failed), known: () => true });
}

// Where two of our rules share a check of Checkov; an alias names one rule alone.
const ALSO = {
  CKV_K8S_15: ['K8S403'],
  CKV_K8S_23: ['K8S204'],
  CKV_K8S_25: ['K8S207', 'K8S123'],
  CKV_K8S_28: ['K8S206'],
  CKV_K8S_31: ['K8S205'],
};
const results = [];
for (const path of roots) {
  const place = [statSync(path).isDirectory() ? '-d' : '-f', path];
  const checkov = output(programs.checkov, ['--framework', 'kubernetes', '--skip-download', '-o', 'json', ...place]);
  if (checkov === undefined) break;
  results.push(...[JSON.parse(checkov)].flat().flatMap((one) => one.results ?? []));
}
if (results.length > 0) {
  const place = ({ file_abs_path: path, resource }) => {
    const [kind, , ...name] = resource.split('.');
    return `${path} ${kind} ${name.join('.')}`;
  };
  const failed = results.flatMap((one) =>
    one.failed_checks.map((check) => ({ check: check.check_id, object: place(check) })),
  );
  const seen = new Set(results.flatMap((one) => [...one.failed_checks, ...one.passed_checks].map(place)));
  const rulesOf = new Map();
  for (const { id, aliases } of ruleTable) {
    // CKV2 checks name pods in a way of their own.
    for (const alias of aliases) if (/^CKV_K8S_/.test(alias)) rulesOf.set(alias, [id, ...(ALSO[alias] ?? [])]);
  }
  const counted = unique(failed).filter(({ check, object }) => rulesOf.has(check) && paths.has(object.split(' ')[0]));
  // Beside K8S213 five other rules are silent about a pod that it reports.
  const [alone, others] = [['K8S213'], [...new Set([...rulesOf.values()].flat())].filter((id) => id !== 'K8S213')];
  const found = new Set([...(await ours(alone)), ...(await ours(others))]);
  compare('Checkov', rulesOf, found, {
    failed: counted,
    known: (object) => seen.has(object),
  });
}

/** Each pair of check and object once: some checks report each container. */
function unique(reports) {
  return [...new Map(reports.map((one) => [`${one.check} ${one.object}`, one])).values()];
}
