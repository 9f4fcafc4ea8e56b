import { expect, it } from 'vitest';
import { Options } from '../../src/boot/options.ts';

it('does something as if no option were changed', () => {
  const told: string[] = [];
  const options = new Options(() => ({ setFlagsFromString: (flag) => told.push(flag) }));
  options.set('one', 3, 2);
  options.set('two', 7, 7);
  expect(told.splice(0)).toEqual(['--one=3']);
  expect(options.asUsual(() => told.splice(0))).toEqual(['--one=2']);
  expect(told.splice(0)).toEqual(['--one=3']);
  options.set('one', 2, 2);
  expect(() =>
    options.asUsual(() => {
      throw new Error('broken');
    }),
  ).toThrow('broken');
  expect(told).toEqual(['--one=2']);
});
