import { expect, it } from 'vitest';
import { check } from '../support/check.ts';

/** More than fits on the stack as the arguments of one call. */
const MANY = 130_000;

/** As much as one script may hold to be judged. */
const MOST = 20_000;

it.each([
  ['findings', `RUN [ ${'a -a '.repeat(MOST)}a ]\n`.repeat(6), 'SC2166', 6 * MOST],
  ['tests in one `[[ ]]`', `RUN [[ ${'a && '.repeat(MOST / 2)}a ]]\n`.repeat(10), 'SC2166', 0],
  ['words', `RUN rm -rf ${'a '.repeat(2 * MOST)}\n`.repeat(3), 'SC2114', 0],
  ['words behind `--`', `RUN apt-get install -- ${'a '.repeat(2 * MOST)}\n`, 'DL3008', 1],
  ['words on a line that is too long to be judged', `RUN rm -rf ${'$a/* '.repeat(MANY)}\n`, 'SC2115', 0],
])('a file with many %s is judged', async (_, lines, rule, expected) => {
  const found = await check('Dockerfile', `FROM alpine:3.23\n${lines}`, { select: [rule] });
  expect(found.length).toBe(expected);
});

const many = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, n) => make(n)).join('');

it.each([
  [
    'variables above as many scripts',
    'Dockerfile',
    `FROM a:1\n${many(6000, (n) => `ENV v${n}=1\n`)}${many(6000, (n) => `RUN echo $x${n}\n`)}`,
  ],
  ['terms of a sum beside a default', 'Dockerfile', `FROM a:1\nRUN echo \${a:-1} $((${many(20_000, () => '$b+')}1))\n`],
  ['tests in a list', 'Dockerfile', `FROM a:1\nRUN echo $? && true${many(12_000, () => ' && [ a ]')}\n`],
  [
    'fields that nobody knows',
    'a.yaml',
    `apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec:\n${many(40_000, (n) => `  foo${n}: 1\n`)}`,
  ],
  [
    'ignores of what nobody knows',
    'Dockerfile',
    `FROM a:1\n${many(20_000, (n) => `# plimsoll ignore=FOO${n}\nUSER 1\n`)}`,
  ],
  [
    'codes of one ignore',
    'Dockerfile',
    `FROM a:1\n# plimsoll ignore=${many(50_000, (n) => `SC${1000 + (n % 9000)},`)}\nUSER 1\n`,
  ],
])('thousands of %s take no time that grows with their square', async (_, path, text) => {
  const before = process.cpuUsage();
  expect((await check(path, text)).length).toBeGreaterThan(0);
  const { user, system } = process.cpuUsage(before);
  // About a second; it was six and more.
  expect((user + system) / 1e6).toBeLessThan(5);
});

it('lists at most a hundred unknown codes of one ignore', async () => {
  const text = `FROM a:1\n# plimsoll ignore=${many(50_000, (n) => `FOO${n},`)}\nUSER 1\n`;
  const found = await check('Dockerfile', text, { select: ['PLM002'] });
  expect(found).toHaveLength(100);
  expect(found[0]?.message).toBe('unknown rule `FOO0`, and 49999 more unknown codes in this ignore');
  expect(found[1]?.message).toBe('unknown rule `FOO1`');
});

it('lists at most twenty codes of an unused ignore', async () => {
  const text = `FROM a:1\n# plimsoll ignore=${many(30, (n) => `SC${2000 + n},`)}\nUSER 1\n`;
  const [unused] = await check('Dockerfile', text, { select: ['PLM001'] });
  expect(unused?.message).toMatch(/^unused ignore of SC2000, .*, SC2019 and 10 more$/);
});
