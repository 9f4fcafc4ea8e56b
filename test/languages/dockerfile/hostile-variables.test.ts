import { describe, expect, it } from 'vitest';
import { expand, type Value, variablesOf } from '../../../src/languages/dockerfile/expand.ts';

const unset = (): Value => ({ value: undefined });

describe('variables of hostile words', () => {
  it('give up on a value that doubles itself', () => {
    let value: string | undefined = 'x'.repeat(10);
    let rounds = 0;
    for (; value !== undefined && rounds < 100; rounds++) {
      const known: string = value;
      value = expand('$V$V', '\\', () => ({ value: known }));
    }
    expect(value).toBeUndefined();
    expect(rounds).toBeLessThan(12);
  });

  it('keep a long literal', () => {
    expect(expand('x'.repeat(10_000), '\\', unset)).toBe('x'.repeat(10_000));
  });

  it('read a nest of defaults without a limit to the stack', () => {
    const deep = `${'${A:-'.repeat(20_000)}x${'}'.repeat(20_000)}`;
    expect(expand(deep, '\\', unset)).toBeUndefined();
    expect(variablesOf(deep, '\\').length).toBeLessThan(100);
    expect(expand(`${'${A:-'.repeat(20)}x${'}'.repeat(20)}`, '\\', unset)).toBe('x');
  });

  it('find the closing brace of each variable', () => {
    expect(variablesOf('A ${B:-\\}}', '\\').map(({ name, operand }) => [name, operand])).toEqual([['B', '\\}']]);
    expect(variablesOf('${A'.repeat(50_000), '\\')).toEqual([]);
  });
});
