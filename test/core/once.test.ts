import { describe, expect, it } from 'vitest';
import { onceFor } from '../../src/core/once.ts';

describe('onceFor', () => {
  it('asks once for each object', () => {
    let asked = 0;
    const next = onceFor((_: object) => ++asked);
    const [first, second] = [{}, {}];
    expect([next(first), next(first), next(second), next(first)]).toEqual([1, 1, 2, 1]);
  });

  it('remembers that there is no answer', () => {
    let asked = 0;
    const nothing = onceFor((_: object): undefined => {
      asked += 1;
    });
    const key = {};
    expect([nothing(key), nothing(key), asked]).toEqual([undefined, undefined, 1]);
  });

  it('asks again after a failure', () => {
    let ready = false;
    const answer = onceFor((_: object) => {
      if (!ready) throw new Error('not yet');
      return 'ready';
    });
    const key = {};
    expect(() => answer(key)).toThrow('not yet');
    ready = true;
    expect(answer(key)).toBe('ready');
  });
});
