// Bundled by growth.mjs: checks one file with every recommended rule, however long it is.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { classify, classifyYaml } from '../src/collect/classify.ts';
import { loadConfig } from '../src/config/load.ts';
import { run } from '../src/engine/run.ts';

const file = process.argv[2] ?? '';
const text = readFileSync(file, 'utf8');
const path = basename(file);
const language = path.endsWith('.yaml') ? classifyYaml(path, text) : classify(path, text);
if (language === undefined) throw new Error(`${path} is none of ours`);
const { config, configFor } = await loadConfig({ read: () => undefined });
const { findings, errors, notes } = await run({
  files: [{ file: { path, text, origin: 'worktree' }, language }],
  config,
  configFor: (name) => configFor(name, language),
  today: new Date('2026-11-24T12:00:00Z'),
  maxLines: Number.POSITIVE_INFINITY,
});
if (errors.length + notes.length > 0) throw new Error([...errors.map(({ message }) => message), ...notes].join('; '));
process.stdout.write(`${findings.length} findings\n`);
