import { describe, expect, it } from 'vitest';
import { withTargets } from '../../../src/languages/yaml/comments.ts';
import { parseYaml } from '../../../src/languages/yaml/parse.ts';

const targetsOf = (text: string): (string | undefined)[] =>
  withTargets(parseYaml(text)).map(({ target }) => target && text.slice(target.start, target.end));

describe('withTargets', () => {
  it.each([
    ['the next entry with all below', 'a: 1\n# c\nb:\n  x: 1\n  y: 2\nd: 3\n', 'b:\n  x: 1\n  y: 2'],
    ['the whole list item', 'a:\n  # c\n  - n: x\n    v: 1\n  - n: y\n', 'n: x\n    v: 1'],
    ['the document before its first key', '# c\na: 1\nb: 2\n', 'a: 1\nb: 2'],
    ['the document after the marker', 'z: 0\n---\n# c\na: 1\nb: 2\n', 'a: 1\nb: 2'],
    ['the first entry of a mapping', 'a:\n  # c\n  b: 1\n  d: 2\n', 'b: 1'],
    ['the value at the end of its line', 'a:\n  b: 1 # c\n  d: 2\n', 'b: 1 '],
    ['the node that a key begins', 'a: # c\n  b: 1\n  d: 2\ne: 3\n', 'a: # c\n  b: 1\n  d: 2'],
    ['the name of an item, not the item', 'a:\n  - n: x # c\n    v: 1\n', 'n: x '],
    ['a list item', 'a:\n  - x # c\n  - y\n', 'x '],
    ['the line of a closing bracket', 'a: [\n  x\n] # c\n', '] '],
  ])('covers %s', (_, text, target) => {
    expect(targetsOf(text)).toEqual([target]);
  });

  it('covers nothing at the end of the file', () => {
    expect(targetsOf('a: 1\n# c\n')).toEqual([undefined]);
  });
});
