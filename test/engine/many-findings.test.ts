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
