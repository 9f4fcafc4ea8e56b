import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from './support/git-repo.ts';

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly by: string;
}

const SCRIPT = new URL('../scripts/array-loops.mjs', import.meta.url).href;

/** Each word that a loop is over tells whether it is to count. The types are inferred, so that this is JavaScript too. */
const SOURCE = `
export function all() {
  const told = [];
  const arrays = { some: [3, 1, 2], frozen: Object.freeze(['a', 'b']), pair: (() => ({ it: [1, 'x'] }))().it, nested: [[1, 2], [], [3]] };
  const others = { set: new Set([1, 2]), map: new Map([[1, 'one']]), text: 'ab', *numbers() { try { yield 1; yield 2; } finally { told.push('ended'); } } };
  for (const one of arrays.some) told.push(one);
  for (let one of arrays.frozen) { one += '!'; told.push(one); }
  for (const one of arrays.pair) told.push(one), told.push(typeof one);
  outer: for (const list of arrays.nested) for (const one of list) {
    if (one === 2) continue outer;
    if (one === 3) break outer;
    told.push(one);
  }
  const later = [];
  for (const one of arrays.some.map((n) => { for (const other of arrays.some) if (other > n) return other; return n; })) later.push(() => one);
  told.push(...later.map((call) => call()));
  const growing = [1];
  for (const one of growing) if (growing.length < 5) growing.push(one * 2);
  told.push(...growing);
  for (const { length } of arrays.nested) { const list = length; told.push(list); }
  for (const [first = 'none'] of arrays.nested) told.push(first);
  for (const one of others.set) told.push(one);
  for (const [key, value] of others.map) told.push(key, value);
  for (const one of others.text) told.push(one);
  for (const one of others.numbers()) { told.push(one); break; }
  for (const one of 1 in arrays ? [] : ['in']) told.push(one);
  return told;
}
`;

it('makes loops over arrays count, and no others, without a change of what they do', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'src'));
  const file = join(folder, 'src/loops.ts');
  writeFileSync(file, SOURCE);
  writeFileSync(
    join(folder, 'tsconfig.json'),
    '{ "compilerOptions": { "target": "es2023", "noEmit": true }, "include": ["src"] }',
  );
  const { arrayLoops }: { arrayLoops(config: string): Map<string, Edit[]> } = await import(SCRIPT);
  const edits = arrayLoops(join(folder, 'tsconfig.json')).get(file) ?? [];
  let text = SOURCE;
  for (const { start, end, by } of [...edits].sort((a, b) => b.start - a.start))
    text = text.slice(0, start) + by + text.slice(end);
  const left = [...text.matchAll(/ of ([\w.]+)/g)].map(([, over]) => over);
  expect(left).toEqual(['others.set', 'others.map', 'others.text', 'others.numbers']);
  const run = async (code: string): Promise<unknown> =>
    (await import(`data:text/javascript,${encodeURIComponent(code)}`)).all();
  const before = await run(SOURCE);
  expect(before).toHaveLength(33);
  expect(before).toContain('ended');
  expect(await run(text)).toEqual(before);
});
