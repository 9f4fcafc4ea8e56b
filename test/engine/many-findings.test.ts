import { expect, it } from 'vitest';
import { check } from '../support/check.ts';

/** More than fits on the stack as the arguments of one call. */
const MANY = 130_000;

it.each([
  ['findings', `RUN [ ${'a -a '.repeat(MANY)}a ]`, 'SC2166', MANY],
  ['tests in one `[[ ]]`', `RUN [[ ${'a && '.repeat(MANY)}a ]]`, 'SC2166', 0],
  ['words', `RUN rm -rf ${'a '.repeat(MANY)}`, 'SC2114', 0],
  ['words behind `--`', `RUN apt-get install -- ${'a '.repeat(MANY)}`, 'DL3008', 1],
])('a file with more than a hundred thousand %s is judged', async (_, line, rule, expected) => {
  const found = await check('Dockerfile', `FROM alpine:3.23\n${line}\n`, { select: [rule] });
  expect(found.length).toBe(expected);
});
