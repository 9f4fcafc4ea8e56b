// Packs scripts/data/base-images.jsonl into strings that the BASE rules search: one line per product and per image,
// so that a rule parses only the line that it needs. Run it after a change of the data.
import { readFileSync, writeFileSync } from 'node:fs';

const records = readFileSync(new URL('data/base-images.jsonl', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line));
const one = (kind) => records.find((record) => record.kind === kind);
const all = (kind) => records.filter((record) => record.kind === kind);

const date = (value) => (value === true ? '+' : value === false ? '-' : (value ?? ''));
const products = all('product').map(({ id, label, freeExtended, cycles }) => {
  const rows = cycles.map(({ c, r, l, e, x }) => [c, date(r), date(l), date(e), date(x)].join(','));
  return [id, label, freeExtended ? 'free' : '', rows.join(';')].join('\t');
});

const listed = [...all('image'), ...all('dotnet')];
const archs = [...new Set(listed.flatMap(({ groups = [] }) => groups.map((group) => group.archs)))];
const images = listed.map(({ name, product = '', removed = '', aliases = {}, lines = {}, groups = [] }) => {
  const words = Object.entries(aliases).map(([word, cycle]) => `${word},${cycle}`);
  const newest = Object.entries(lines).map(([cycle, [version, last]]) => `${cycle},${version},${last}`);
  const current = groups.map((group) => `${group.tags},${group.os},${archs.indexOf(group.archs)}`);
  return [name, product, removed, words.join(';'), newest.join(';'), current.join(';')].join('\t');
});

if (/[`\\$]/.test([...products, ...images, ...archs].join('')))
  throw new Error('a character that a template literal cannot hold as it is');

/** The members of a `Table`. */
function byLetter(rows) {
  const letters = new Map();
  for (const row of rows) letters.set(row[0], [...(letters.get(row[0]) ?? []), row]);
  return [...letters].map(([letter, own]) => `  ${letter}: () => \`\n${own.join('\n')}\n\`,\n`).join('');
}

const codenames = Object.entries(one('codenames').names).map(([name, os]) => `${name} ${os}`);
writeFileSync(
  new URL('../src/languages/images/data/base-data.ts', import.meta.url),
  `// Written by scripts/gen-base-data.mjs from scripts/data/base-images.jsonl; do not edit.

/**
 * Rows by the first letter of their keys, one a line. Each letter is a function of its own, since V8 keeps in its cache
 * of compiled code, and reads with it, no text of functions that are not called.
 */
export type Table = Readonly<Record<string, () => string>>;

/** Day on which the sources were read. */
export const EXTRACTED = '${one('about').extracted}';

/** Code names of Debian and Ubuntu releases, one a line: name, distribution and version. */
export const CODENAMES = \`
${codenames.join('\n')}
\`;

/** Names of the distroless images that are kept up to date. */
export const DISTROLESS =
  '${one('distroless').names.join(' ')}';

/** Sets of architectures, named by their index in the image lines. */
export const ARCHS: readonly string[] = [
${archs.map((set) => `  '${set}',\n`).join('')}];

/** Products: id, label, \`free\` when extended support is, cycles (cycle, release, LTS, end, end of extended support). */
export const PRODUCTS: Table = {
${byLetter(products)}};

/** Official images, and those of .NET by their full names: name, product, day of removal, alias words, newest version per cycle, groups of current tags. */
export const IMAGES: Table = {
${byLetter(images)}};
`,
);
