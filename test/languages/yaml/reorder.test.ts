import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../src/engine/fixes.ts';
import { parseYaml } from '../../../src/languages/yaml/parse.ts';
import { compareTexts, reordering, reorderingItems } from '../../../src/languages/yaml/reorder.ts';
import { asMap, asSequence, itemsOf } from '../../../src/languages/yaml/tree.ts';

/** The text with the mapping at its root, or the first one in a list there, sorted by its keys. */
function sorted(text: string): string | undefined {
  const [document] = parseYaml(text).documents;
  const root = document?.root;
  const map = asMap(root) ?? asMap(itemsOf(root)[0]);
  if (!document || !map) return undefined;
  const order = [...map.entries].sort((a, b) => (a.key.text < b.key.text ? -1 : 1));
  const edit = reordering(text, document, map, order);
  return edit && applyEdits(text, [{ ...edit.span, text: edit.text }]);
}

describe('reordering', () => {
  it.each([
    ['b: 1\na: 2\n', 'a: 2\nb: 1\n'],
    ['b: 1\na: 2', 'a: 2\nb: 1'],
    ['b: 1\r\na:\r\n  - x\r\n', 'a:\r\n  - x\r\nb: 1\r\n'],
    ['\uFEFFb: 1\na: 2\n', '\uFEFFa: 2\nb: 1\n'],
    ['b: 1 # one\n# two\n# more\na: 2 # two\n', '# two\n# more\na: 2 # two\nb: 1 # one\n'],
    ['c: 1\n\nb: 2\na: 3\n', 'a: 3\n\nb: 2\nc: 1\n'],
    ['# file\n\nb: 1\na: 2\n', '# file\n\na: 2\nb: 1\n'],
    ['# about a\na: 1\nc: 2\nb: 3\n', '# about a\na: 1\nb: 3\nc: 2\n'],
    ['b: |\n  x\n  y\na: 2\n', 'a: 2\nb: |\n  x\n  y\n'],
    ['- b: 1\n  a: 2\n- c: 3\n', '- a: 2\n  b: 1\n- c: 3\n'],
    ['---\nb:\na: 2\n---\nc: 1\n', '---\na: 2\nb:\n---\nc: 1\n'],
    ['"b": "x\n  y"\na: 2\n', 'a: 2\n"b": "x\n  y"\n'],
  ])('%j becomes %j', (text, expected) => expect(sorted(text)).toBe(expected));

  it.each([
    ['flow', '{b: 1, a: 2}\n'],
    ['an anchor', 'b: &x 1\na: *x\n'],
    ['a merge key', 'b: {}\n<<: {c: 1}\na: 1\n'],
    ['a comment at the end of a value', 'b:\n  - x\n  # more\na: 2\n'],
    ['a comment apart', 'b: 1\n# what?\n\na: 2\n'],
    ['a comment above the first', '# about b\nb: 1\na: 2\n'],
    ['a comment at the end', 'b: 1\na: 2\n# end\n'],
    ['a comment for the place behind a dash', '- b: 1\n  # two\n  a: 2\n'],
    ['blank lines that a value keeps', 'b: 1\na: |+\n  x\n\n'],
    ['a comment that may be an item', 'b:\n- x\n# - y\na: 2\n'],
    ['two keys in a line', '- ? b\n  : 1\n  a: 2\n'],
  ])('leaves %s alone', (_, text) => expect(sorted(text)).toBeUndefined());

  it('keeps every line', () => {
    const piece = fc.constantFrom(
      ': 1',
      ': # c',
      ':\n  - x',
      ': |\n  t\n  u',
      ': "q" # c',
      ':\n  y: 1\n  # in',
      ': &a z',
    );
    const between = fc.constantFrom('', '', '# c\n', '\n', '\n# c\n', '# c\n\n', '  # c\n');
    const text = fc
      .uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e'), piece, between), {
        minLength: 2,
        selector: ([key]) => key,
      })
      .map((entries) => entries.map(([key, value, before]) => `${before}${key}${value}\n`).join(''));
    fc.assert(
      fc.property(text, (before) => {
        const after = sorted(before);
        if (after === undefined) return;
        const lines = (one: string): string[] => one.split('\n').sort();
        expect(lines(after)).toEqual(lines(before));
        const again = sorted(after);
        expect(again ?? after).toBe(after);
      }),
      { numRuns: 300 },
    );
  });
});

/** The text with the list under its only key sorted. */
function sortedItems(text: string): string | undefined {
  const [document] = parseYaml(text).documents;
  const list = asSequence(asMap(document?.root)?.entries[0]?.value);
  if (!document || !list) return undefined;
  const order = list.items.flatMap((item) => (item.kind === 'scalar' ? [item] : []));
  order.sort((a, b) => compareTexts(a.text, b.text));
  const edits = reorderingItems(text, document, list, order);
  return (
    edits &&
    applyEdits(
      text,
      edits.map(({ span, text: put }) => ({ ...span, text: put })),
    )
  );
}

describe('reorderingItems', () => {
  it.each([
    ['a: [c, b, a]\n', 'a: [a, b, c]\n'],
    ['a:\n  - "b"\n  - a\n\n  - c\n', 'a:\n  - a\n  - "b"\n\n  - c\n'],
    ['a:\r\n- b\r\n- a\r\n', 'a:\r\n- a\r\n- b\r\n'],
    ['{"a": ["b", "a"]}', '{"a": ["a", "b"]}'],
    ['a:\n  - b\n  - a\n# after\nb: 1\n', 'a:\n  - a\n  - b\n# after\nb: 1\n'],
  ])('%j becomes %j', (text, expected) => expect(sortedItems(text)).toBe(expected));

  it.each([
    ['a comment', 'a:\n  - b # two\n  - a\n'],
    ['a comment behind the last', 'a:\n  - b\n  - a # two\n'],
    ['a comment between', 'a:\n  - b\n  # two\n  - a\n'],
    ['an anchor', 'a: [b, &x a]\n'],
    ['a tag', 'a: [b, !!str a]\n'],
    ['an alias', 'a: [&x b, *x, a]\n'],
    ['a mapping', 'a: [b, {c: 1}, a]\n'],
    ['a block of text', 'a:\n  - |\n    b\n  - a\n'],
    ['nothing', 'a:\n  - b\n  -\n'],
  ])('leaves %s alone', (_, text) => expect(sortedItems(text)).toBeUndefined());
});
