import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanPath, Tree } from '../../../src/scan/oci/tree.ts';

const path = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 3 }).map((names) => names.join('/'));
const operation = fc.oneof(
  fc.record({ kind: fc.constantFrom('put', 'folder', 'remove', 'removeLower', 'clearLower', 'nextLayer'), path }),
);

describe('the tree of a layered image', () => {
  it('holds what a plain list of paths holds', () => {
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 30 }), (operations) => {
        const tree = new Tree<string>();
        /** Each file with its layer. */
        const model = new Map<string, number>();
        const drop = (test: (file: string, layer: number) => boolean): void => {
          for (const [file, layer] of [...model]) if (test(file, layer)) model.delete(file);
        };
        const isIn = (file: string, top: string): boolean => file === top || file.startsWith(`${top}/`);
        let layer = 0;
        for (const { kind, path: at } of operations) {
          if (kind === 'nextLayer') layer++;
          else if (kind === 'put') {
            drop((file) => isIn(file, at) || at.startsWith(`${file}/`));
            model.set(at, layer);
            tree.put(at, layer, 'x');
          } else if (kind === 'folder') {
            drop((file) => file === at);
            tree.folder(at);
          } else if (kind === 'remove') {
            drop((file) => isIn(file, at));
            tree.remove(at);
          } else if (kind === 'removeLower') {
            drop((file, of) => isIn(file, at) && of < layer);
            tree.removeLower(at, layer);
          } else {
            drop((file, of) => file.startsWith(`${at}/`) && of < layer);
            tree.clearLower(at, layer);
          }
        }
        const files = tree.files().map(({ path: file, layer: of }) => [file, of]);
        expect(files).toEqual([...model].sort(([a], [b]) => (a < b ? -1 : 1)));
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    ['lib/apk', 'usr/lib/apk'],
    ['a/lib/x', 'usr/lib/x'],
    ['up/etc/x', 'etc/x'],
    ['loop/x', 'loop/x'],
    ['ping/x', 'ping/x'],
    ['lib', 'lib'],
    ['deep/x', 'one/x'],
    ['one/two/x', 'one/two/x'],
  ])('follows the links of folders: %s is %s', (from, to) => {
    const tree = new Tree<string>();
    tree.link('lib', 0, 'usr/lib');
    tree.link('a', 0, '/');
    tree.link('up', 0, '../../..');
    tree.link('loop', 0, 'loop');
    tree.link('ping', 0, 'pong');
    tree.link('pong', 0, 'ping');
    tree.link('one/two/three', 0, '..');
    tree.link('deep', 0, 'one/two/three');
    expect(tree.resolve(from)).toBe(to);
  });

  it('a link gives way to a folder, and takes the place of one', () => {
    const tree = new Tree<string>();
    tree.link('lib', 0, 'usr/lib');
    tree.put('usr/lib/x', 0, 'x');
    tree.folder('lib');
    expect(tree.resolve('lib/x')).toBe('lib/x');
    tree.link('usr', 1, 'elsewhere');
    expect(tree.files()).toEqual([]);
    tree.removeLower('usr', 2);
    expect(tree.resolve('usr/x')).toBe('usr/x');
  });

  it('is not slowed down by many markers', () => {
    const tree = new Tree<number>();
    const start = performance.now();
    for (let file = 0; file < 50_000; file++) tree.put(`a/b/${file}`, 1, file);
    for (let marker = 0; marker < 50_000; marker++) tree.clearLower('a', 1);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});

describe('paths', () => {
  it.each([
    ['a/b', 'a/b'],
    ['./a/b', 'a/b'],
    ['/a//b/', 'a/b'],
    ['a/../b', 'b'],
    ['../../etc/passwd', 'etc/passwd'],
    ['..', ''],
    ['./', ''],
    ['.', ''],
    ['', ''],
    ['a/..b/.c', 'a/..b/.c'],
    ['__proto__/x', '__proto__/x'],
  ])('%j is %j', (from, to) => {
    expect(cleanPath(from)).toBe(to);
  });
});
