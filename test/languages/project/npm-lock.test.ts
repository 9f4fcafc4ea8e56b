import { describe, expect, it } from 'vitest';
import { lockProblems } from '../../../src/languages/project/npm-lock.ts';

function problems(wanted: Record<string, string>, locked: Record<string, string>) {
  const packages = Object.fromEntries(
    Object.entries(locked).map(([name, version]) => [`node_modules/${name}`, { version }]),
  );
  return lockProblems(JSON.stringify({ dependencies: wanted }), JSON.stringify({ lockfileVersion: 3, packages }));
}

describe('lockProblems', () => {
  it.each([
    ['^1.2.0', '1.9.9', true],
    ['^1.2.0', '2.0.0', false],
    ['^1.2.0', '1.1.9', false],
    ['^0.2.3', '0.2.9', true],
    ['^0.2.3', '0.3.0', false],
    ['^0.0.3', '0.0.4', false],
    ['~1.2.0', '1.2.5', true],
    ['~1.2.0', '1.3.0', false],
    ['1.2.3', '1.2.3', true],
    ['1.2.3', '1.2.4', false],
    ['>=1 <3', '9.0.0', true],
    ['latest', '1.0.0', true],
    ['github:a/b', '1.0.0', true],
    ['npm:other@1.0.0', '2.0.0', true],
    ['^1.2.0', '1.9.9-beta.1', true],
  ])('%s and %s', (wanted, locked, fits) => {
    expect(problems({ a: wanted }, { a: locked })).toEqual(fits ? [] : [{ name: 'a', wanted, locked }]);
  });

  it('reports what the lock does not have', () => {
    expect(problems({ a: '^1.0.0', b: '*' }, { a: '1.0.0' })).toEqual([{ name: 'b', wanted: '*' }]);
  });

  it.each([
    ['{', '{}'],
    ['{}', '[]'],
    ['{}', '{"lockfileVersion":1,"dependencies":{}}'],
    ['{"overrides":{}}', '{"packages":{}}'],
  ])('is silent about %s and %s', (manifest, lock) => {
    expect(lockProblems(manifest, lock)).toBeUndefined();
  });
});
