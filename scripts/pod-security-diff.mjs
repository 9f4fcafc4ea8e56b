// Compares our verdicts with those of Pod Security admission, by its own fixtures: `test/testdata` of the Go module
// k8s.io/pod-security-admission, which has pods for each level and version that must pass or fail. Each pod is judged
// as it is, as the template of a Deployment and of a CronJob, and as an item of a List. For developers only.
//
//   node scripts/pod-security-diff.mjs [--show 5] testdata
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { loadSource } from './diff/engine.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { show: { type: 'string', default: '5' } },
});
const [root] = positionals;
if (root === undefined) {
  console.log('skipped: no fixtures were named');
  process.exit(0);
}

const ENTRY = `export { run } from './run.ts';
export { DEFAULT_CONFIG } from '../config/config.ts';`;
const { run, DEFAULT_CONFIG } = await loadSource(ENTRY);

const template = ({ metadata, spec }) => ({ metadata: { ...metadata, labels: { app: 'a' } }, spec });
const FORMS = {
  Pod: (pod) => pod,
  Deployment: (pod) => ({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'a' },
    spec: { selector: { matchLabels: { app: 'a' } }, template: template(pod) },
  }),
  CronJob: (pod) => ({
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name: 'a' },
    spec: { schedule: '0 0 * * *', jobTemplate: { spec: { template: template(pod) } } },
  }),
  List: (pod) => ({ apiVersion: 'v1', kind: 'List', items: [pod] }),
};

const counts = new Map();
const wrong = [];
for (const level of ['baseline', 'restricted']) {
  for (const version of readdirSync(join(root, level))) {
    const expected = new Map();
    const files = [];
    for (const verdict of ['pass', 'fail']) {
      for (const name of readdirSync(join(root, level, version, verdict))) {
        const pod = parse(readFileSync(join(root, level, version, verdict, name), 'utf8'));
        for (const [form, change] of Object.entries(FORMS)) {
          const path = `${level}/${version}/${verdict}/${form}/${name}`;
          expected.set(path, verdict);
          files.push({ file: { path, text: JSON.stringify(change(pod)), origin: 'worktree' }, language: 'kubernetes' });
        }
      }
    }
    const kubernetes = { ...DEFAULT_CONFIG.settings.kubernetes, version: version.slice(1) };
    const config = {
      ...DEFAULT_CONFIG,
      select: [`pss-${level}`],
      settings: { ...DEFAULT_CONFIG.settings, kubernetes },
    };
    const { findings, errors } = await run({ files, config, today: new Date() });
    for (const { message, file, stack } of errors) console.log(`ERROR ${file}: ${message}\n${stack}`);
    const failed = new Set(findings.map(({ file }) => file));
    for (const [path, verdict] of expected) {
      const key = `${level} ${verdict}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
      if (failed.has(path) !== (verdict === 'fail')) wrong.push(path);
    }
  }
}

console.log('| level and verdict | objects | ours differ |\n| --- | ---: | ---: |');
for (const [key, count] of counts) {
  const [level, verdict] = key.split(' ');
  const own = wrong.filter((path) => path.startsWith(`${level}/`) && path.includes(`/${verdict}/`));
  console.log(`| ${key} | ${count} | ${own.length} |`);
  for (const path of own.slice(0, Number(values.show))) console.log(`  ${path}`);
}
