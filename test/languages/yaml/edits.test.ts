import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../src/engine/fixes.ts';
import { insertion, type NewValue, removal } from '../../../src/languages/yaml/edits.ts';
import { parseYaml } from '../../../src/languages/yaml/parse.ts';
import { asMap, entryOf, getIn, stringOfPath } from './support.ts';

function insert(text: string, at: (string | number)[], path: string[], value: NewValue): string | undefined {
  const document = parseYaml(text).documents[0];
  const map = asMap(getIn(document?.root, at));
  if (!document || !map) throw new Error('no such mapping');
  const edit = insertion(text, document, map, path, value);
  return edit && applyEdits(text, [{ ...edit.span, text: edit.text }]);
}

describe('insertion', () => {
  it.each([
    [
      'after the last key',
      'a:\n  - n: x # c\n    v: 1 # d\n  - n: y\n',
      ['a', 0],
      'a:\n  - n: x # c\n    v: 1 # d\n    s:\n      t: true\n  - n: y\n',
    ],
    ['without a last line feed', 'a:\n  b: 1', ['a'], 'a:\n  b: 1\n  s:\n    t: true'],
    ['with CRLF', 'a:\r\n  b: 1\r\nc: 2\r\n', ['a'], 'a:\r\n  b: 1\r\n  s:\r\n    t: true\r\nc: 2\r\n'],
    ['with four blanks', 'a:\n    b: 1\n', ['a'], 'a:\n    b: 1\n    s:\n        t: true\n'],
    ['into what exists', 'a:\n  s:\n    u: 1\n  b: 2\n', ['a'], 'a:\n  s:\n    u: 1\n    t: true\n  b: 2\n'],
    ['below an empty key', 'a:\n  s: # c\n  b: 2\n', ['a'], 'a:\n  s: # c\n    t: true\n  b: 2\n'],
    ['into an empty flow mapping', 'a:\n  s: {}\n', ['a'], 'a:\n  s: {t: true}\n'],
    ['into a flow mapping', 'a:\n  s: { u: 1 }\n', ['a'], 'a:\n  s: { u: 1, t: true }\n'],
    [
      'into JSON',
      '{\n  "a": {\n    "b": 1\n  }\n}\n',
      ['a'],
      '{\n  "a": {\n    "b": 1,\n    "s": {"t": true}\n  }\n}\n',
    ],
    ['into JSON on one line', '{"a":{"b":1}}\n', ['a'], '{"a":{"b":1, "s": {"t": true}}}\n'],
    [
      'after a block scalar',
      'a:\n  b: |\n    x\n\n    y\nc: 1\n',
      ['a'],
      'a:\n  b: |\n    x\n\n    y\n  s:\n    t: true\nc: 1\n',
    ],
    [
      'below comments that stand deeper',
      'a:\n  b:\n    - 1\n    # of 1\n\n      # too\n  # of s\nc: 2\n',
      ['a'],
      'a:\n  b:\n    - 1\n    # of 1\n\n      # too\n  s:\n    t: true\n  # of s\nc: 2\n',
    ],
    ['below a last comment', 'a:\r\n  b: 1\r\n    # of b', ['a'], 'a:\r\n  b: 1\r\n    # of b\r\n  s:\r\n    t: true'],
  ])('writes %s', (_, text, at, expected) => {
    expect(insert(text, at, ['s', 't'], 'true')).toBe(expected);
  });

  it('writes lists', () => {
    expect(insert('a:\n  b: 1\n', ['a'], ['c', 'drop'], ['ALL'])).toBe('a:\n  b: 1\n  c:\n    drop: ["ALL"]\n');
  });

  it.each([
    ['the value is an alias', 'x: &x {u: 1}\na:\n  s: *x\n', ['a']],
    ['the value is repeated elsewhere', 'a: &a\n  b: 1\nc: *a\n', ['a']],
    ['the key is a scalar', 'a:\n  s: 1\n', ['a']],
    ['a block scalar keeps its end', 'a:\n  b: |+\n    x\n\nc: 1\n', ['a']],
  ])('gives up when %s', (_, text, at) => {
    const result = insert(text, at, ['s', 't'], 'true');
    if (result !== undefined) expect(stringOfPath(result, [...at, 's', 't'])).toBe('true');
    else expect(result).toBeUndefined();
  });

  it('never changes anything else', () => {
    const leaf = fc.constantFrom('1', '"q"', '|\n        x\n', '{}', '{k: v}', '[1, 2]', '', '# c', '&x y');
    fc.assert(
      fc.property(fc.array(leaf, { maxLength: 5 }), fc.boolean(), (leaves, crlf) => {
        const lf = `r:\n  m:\n    z: 1\n${leaves.map((one, i) => `    k${i}: ${one}`.trimEnd()).join('\n')}\nlast: 1\n`;
        const text = crlf ? lf.replaceAll('\n', '\r\n') : lf;
        const result = insert(text, ['r', 'm'], ['s', 't'], 'true');
        if (result === undefined) return;
        expect(stringOfPath(result, ['r', 'm', 's', 't'])).toBe('true');
        expect(stringOfPath(result, ['last'])).toBe('1');
        expect(crlf && /[^\r]\n/.test(result)).toBe(false);
      }),
    );
  });
});

describe('removal', () => {
  it.each([
    ['a line with its comment', 'a:\n  b: 1\n  c: 2 # d\n  e: 3\n', 'a:\n  b: 1\n  e: 3\n'],
    ['the last line', 'a:\n  b: 1\n  c: 2', 'a:\n  b: 1'],
    ['an entry of several lines', 'a:\n  b: 1\n  c:\n    x: 1\n  e: 3\n', 'a:\n  b: 1\n  e: 3\n'],
    ['nothing from a flow mapping', 'a: {b: 1, c: 2}\n', undefined],
    ['nothing behind a dash', 'a:\n  - c: 2\n    b: 1\n', undefined],
  ])('takes out %s', (_, text, expected) => {
    const document = parseYaml(text).documents[0];
    const map = asMap(getIn(document?.root, text.includes('-') ? ['a', 0] : ['a']));
    const entry = entryOf(map, 'c');
    if (!document || !map || !entry) throw new Error('no such entry');
    const edit = removal(text, document, map, entry);
    expect(edit && applyEdits(text, [{ ...edit.span, text: edit.text }])).toBe(expected);
  });
});
