// Writes what is documentation for people and editors from the sources: docs/rules, the rule table in README.md and
// the JSON Schema of the configuration. Deterministic: run twice, it changes nothing.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import { loadRules } from './gen-rules.mjs';

const root = new URL('..', import.meta.url).pathname;
const OPEN = '<!-- rules -->';
const CLOSE = '<!-- /rules -->';

/** Imports a part of the sources through a temporary bundle, as Node 20 cannot read TypeScript. */
async function loadSource(file) {
  const folder = mkdtempSync(join(root, 'node_modules/.plimsoll-gen-'));
  try {
    const bundle = await rolldown({ input: join(root, file), cwd: root, platform: 'node', logLevel: 'warn' });
    const out = join(folder, 'source.mjs');
    await bundle.write({ file: out, format: 'esm', codeSplitting: false });
    await bundle.close();
    return await import(pathToFileURL(out).href);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Writes only what differs. */
function write(path, text) {
  const full = join(root, path);
  if (!existsSync(full) || readFileSync(full, 'utf8') !== text) writeFileSync(full, text);
}

const pages = await loadSource('src/app/rule-pages.ts');
const { jsonSchema } = await loadSource('src/config/schema.ts');
const docs = (await loadRules()).map(({ language, rule }) => ({ ...rule, language }));
docs.sort((a, b) => (a.id < b.id ? -1 : 1));

mkdirSync(join(root, 'docs/rules'), { recursive: true });
for (const language of pages.languages()) {
  write(`docs/rules/${pages.pageName(language)}`, pages.languagePage(language, docs));
}
write('schema.json', `${JSON.stringify(jsonSchema(), null, 2)}\n`);

const readme = join(root, 'README.md');
if (existsSync(readme)) {
  const text = readFileSync(readme, 'utf8');
  const start = text.indexOf(OPEN);
  const end = text.indexOf(CLOSE);
  if (start !== -1 && end > start) {
    const table = pages.ruleSummary(docs);
    write('README.md', `${text.slice(0, start + OPEN.length)}\n${table}${text.slice(end)}`);
  }
}
