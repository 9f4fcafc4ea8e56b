import { describe, expect, it } from 'vitest';
import { readingIn } from '../../../src/languages/shell/reading.ts';

const INSTALL = 'apt-get update && apt-get install -y curl';

describe('readings of scripts', () => {
  it('are shared by equal scripts of one run from the second on', () => {
    const run = {};
    const [first, second, third] = [1, 2, 3].map(() => readingIn(run, INSTALL, 'sh'));
    expect(second).not.toBe(first);
    expect(third).toBe(second);
    expect(third?.commands.map(({ name }) => name)).toEqual(['apt-get', 'apt-get']);
  });

  it('are not shared with other runs or dialects', () => {
    const run = {};
    const own = [1, 2].map(() => readingIn(run, INSTALL, 'sh')).at(-1);
    expect(readingIn({}, INSTALL, 'sh')).not.toBe(own);
    expect(readingIn(run, INSTALL, 'bash')).not.toBe(own);
    expect(readingIn(run, INSTALL, 'sh')).toBe(own);
  });

  it('are forgotten when many others came after', () => {
    const run = {};
    const own = [1, 2].map(() => readingIn(run, INSTALL, 'sh')).at(-1);
    for (let index = 0; index < 1000; index++) readingIn(run, `echo ${index}`, 'sh');
    expect(readingIn(run, INSTALL, 'sh')).not.toBe(own);
  });

  it('are kept where other scripts come between', () => {
    const run = {};
    const own = [1, 2].map(() => readingIn(run, INSTALL, 'sh')).at(-1);
    for (let index = 0; index < 1000; index++) {
      readingIn(run, `echo ${index}`, 'sh');
      expect(readingIn(run, INSTALL, 'sh')).toBe(own);
    }
  });

  it('are made anew for long scripts', () => {
    const run = {};
    const long = 'echo a;'.repeat(1000);
    const [, second, third] = [1, 2, 3].map(() => readingIn(run, long, 'sh'));
    expect(third).not.toBe(second);
  });
});
