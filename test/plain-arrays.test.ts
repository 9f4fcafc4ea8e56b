import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from './support/git-repo.ts';

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly by: string;
}

interface PlainArrays {
  plainArrays(config: string): Map<string, readonly Edit[]>;
  edited(text: string, edits: readonly Edit[]): string;
}

const SCRIPT = new URL('../scripts/plain-arrays.mjs', import.meta.url).href;

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
  const [three, , two = 'none', none = 'none'] = arrays.some;
  const [, second] = /a(b)/.exec('ab') ?? [];
  const [letter, ...letters] = 'xyz';
  const [head, ...tail] = arrays.some;
  const add = ([a, [b = 1] = []], { c: [, d] = [0, 9] }) => a + b + d;
  told.push(three, two, none, second, letter, letters, head, tail, add([1], {}), add([1, [2]], { c: [3, 4] }));
  told.push(...[...others.map].map(([key, value]) => value + key));
  for (const [one] of others.set.values().constructor === Object ? [['never']] : [['pair']]) told.push(one);
  for (const one of 1 in arrays ? [] : ['in']) told.push(one);
  return told;
}
`;

it('asks arrays for no iterator, and whatever else as before, and changes nothing that is done', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'src'));
  const file = join(folder, 'src/loops.ts');
  writeFileSync(file, SOURCE);
  writeFileSync(
    join(folder, 'tsconfig.json'),
    '{ "compilerOptions": { "target": "es2023", "noEmit": true }, "include": ["src"] }',
  );
  const { plainArrays, edited }: PlainArrays = await import(SCRIPT);
  const edits = plainArrays(join(folder, 'tsconfig.json')).get(file) ?? [];
  const text = edited(SOURCE, edits);
  const left = [...text.matchAll(/ of ([\w.]+)/g)].map(([, over]) => over);
  expect(left).toEqual(['others.set', 'others.map', 'others.text', 'others.numbers']);
  const run = async (code: string): Promise<unknown> =>
    (await import(`data:text/javascript,${encodeURIComponent(code)}`)).all();
  const before = await run(SOURCE);
  expect(before).toHaveLength(45);
  expect(before).toContain('ended');
  expect(await run(text)).toEqual(before);
});
