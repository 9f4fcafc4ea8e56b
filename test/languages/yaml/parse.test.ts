import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_DEPTH, parseYaml } from '../../../src/languages/yaml/parse.ts';
import {
  booleanOf,
  integerOf,
  isNull,
  parseInteger,
  scalarType,
  stringOf,
} from '../../../src/languages/yaml/scalars.ts';
import {
  asScalar,
  entriesOf,
  entryOf,
  get,
  getIn,
  isShared,
  itemsOf,
  type YamlNode,
} from '../../../src/languages/yaml/tree.ts';

const rootOf = (text: string): YamlNode | undefined => parseYaml(text).documents[0]?.root;
const shown = (text: string, node: YamlNode | undefined): string | undefined =>
  node && text.slice(node.span.start, node.span.end);

/** A tree as plain data, for comparing. */
function plain(node: YamlNode | undefined): unknown {
  if (!node) return undefined;
  if (node.kind === 'alias') return plain(node.target);
  if (node.kind === 'scalar') return node.text;
  if (node.kind === 'sequence') return node.items.map(plain);
  return entriesOf(node).map(({ key, value }) => [key.text, plain(value)]);
}

describe('parseYaml', () => {
  it('gives every node and key its place', () => {
    const text = 'a:\n  b: "x y" # c\n  c: [1, {d: e}]\n  f: |\n    line\n    two\n\n  g:\n';
    const root = rootOf(text);
    expect(shown(text, getIn(root, ['a', 'b']))).toBe('"x y"');
    expect(shown(text, getIn(root, ['a', 'c']))).toBe('[1, {d: e}]');
    expect(shown(text, getIn(root, ['a', 'c', 1, 'd']))).toBe('e');
    expect(shown(text, getIn(root, ['a', 'f']))).toBe('|\n    line\n    two');
    expect(asScalar(getIn(root, ['a', 'f']))?.text).toBe('line\ntwo\n');
    expect(shown(text, entryOf(get(root, 'a'), 'g')?.key)).toBe('g');
    expect(isNull(getIn(root, ['a', 'g']))).toBe(true);
    expect(getIn(root, ['a', 'nothing', 'here'])).toBeUndefined();
  });

  it('keeps the offsets of files with CRLF and a byte order mark', () => {
    const text = '\uFEFFa: b\r\n# note\r\nc:\r\n  - d # e\r\n';
    const { documents, comments } = parseYaml(text);
    expect(documents).toHaveLength(1);
    expect(shown(text, getIn(documents[0]?.root, ['c', 0]))).toBe('d');
    expect(comments.map(({ span }) => text.slice(span.start, span.end))).toEqual(['# note', '# e']);
  });

  it('reads documents after a broken one', () => {
    const text = 'a: b\n---\nc: {d: [\n---\ne: f\n...\n---\n# only a comment\n---\ng: h\n';
    const { documents } = parseYaml(text);
    expect(documents.map(({ problems }) => problems.length > 0)).toEqual([false, true, false, false, false]);
    expect(documents.map(({ root }) => (root ? plain(root) : undefined)).filter((root) => root)).toContainEqual([
      ['g', 'h'],
    ]);
  });

  it.each([
    ['a: b: c\n', 'b', /second `: `/],
    ['a:\n\t- b\n', '\t- b', /tab/],
    ['a: "b\n', '"', /no closing `"`/],
    ['a: [b\n', '', /no closing `\]`/],
    ['a: *b\n', '*b', /no preceding anchor `&b`/],
    ['a: &b {c: *b}\n', '*b', /is inside/],
    ['a: b\n c: d\n', 'b', /./],
    ['a: @b\n', '@b', /cannot start/],
    ['a\nb: c\n', 'a', /./],
  ])('says what is wrong in %j', (text, _, message) => {
    const [problem] = parseYaml(text).documents[0]?.problems ?? [];
    expect(problem?.message).toMatch(message);
    expect(problem?.span.end).toBeGreaterThan(problem?.span.start ?? 0);
  });

  it('resolves anchors and merge keys, own keys first', () => {
    const text = 'x: &x {a: 1, b: 2}\ny: &y\n  b: 3\n  c: 4\nz:\n  <<: [*x, *y]\n  a: 0\nw: *x\n';
    const { documents } = parseYaml(text);
    const root = documents[0]?.root;
    expect(plain(get(root, 'z'))).toEqual([
      ['a', '0'],
      ['b', '2'],
      ['c', '4'],
    ]);
    expect(getIn(root, ['w', 'b'])).toBe(getIn(root, ['x', 'b']));
    const shared = getIn(root, ['x', 'b']);
    expect(documents[0] && shared && isShared(documents[0], shared.span)).toBe(true);
    const own = getIn(root, ['z', 'a']);
    expect(documents[0] && own && isShared(documents[0], own.span)).toBe(false);
  });

  it('notes doubled keys with the first', () => {
    const { documents } = parseYaml('a: 1\nb: {c: 1, "c": 2}\na: 3\n');
    expect(documents[0]?.duplicates.map(({ key, first }) => [key.text, first.span.start, key.span.start])).toEqual([
      ['c', 9, 15],
      ['a', 0, 23],
    ]);
    expect(stringOf(get(documents[0]?.root, 'a'))).toBe('3');
  });

  it('reads JSON', () => {
    const text = '{\n\t"kind": "List",\n\t"items": [{"a": 1}, null, "x\\n\\u0041"]\n}\n';
    const root = rootOf(text);
    expect(itemsOf(get(root, 'items')).map(plain)).toEqual([[['a', '1']], 'null', 'x\nA']);
  });

  it('refuses an alias bomb in one finding', () => {
    let text = 'a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n';
    for (let i = 1; i < 20; i++) text += `a${i}: &a${i} [${`*a${i - 1}, `.repeat(9)}*a${i - 1}]\n`;
    const { documents } = parseYaml(text);
    expect(documents[0]?.root).toBeUndefined();
    expect(documents[0]?.problems.map(({ message }) => message)).toEqual([
      expect.stringMatching(/too much content \(1000000000 uses or more\)$/),
    ]);
  });

  it.each([
    ['flow', '['.repeat(50_000)],
    ['closed flow', '['.repeat(20_000) + ']'.repeat(20_000)],
    ['items', `${'- '.repeat(400)}x\n`],
    ['mappings', Array.from({ length: 400 }, (__, index) => `${' '.repeat(index)}a:\n`).join('')],
    ['explicit keys', `${'? '.repeat(400)}x\n`],
  ])('refuses deep %s in one finding and reads what follows', (_, deep) => {
    const { documents } = parseYaml(`a: b\n---\n${deep}\n---\nc: d\n`);
    expect(documents.flatMap(({ problems }) => problems).map(({ message }) => message)).toEqual([
      `collections are nested more than ${MAX_DEPTH} levels deep here`,
    ]);
    expect(plain(documents[0]?.root)).toEqual([['a', 'b']]);
  });

  it.each([
    `${'? '.repeat(20_000)}x\n`,
    `${'- '.repeat(20_000)}x\n`,
    `${Array.from({ length: 5_000 }, (__, index) => `${' '.repeat(index)}a:\n`).join('')}b: c\n`,
  ])('refuses a file that its parser could not survive (%#)', (text) => {
    const { documents } = parseYaml(text);
    expect(documents.flatMap(({ problems }) => problems).map(({ message }) => message)).toEqual([
      `collections are nested more than ${MAX_DEPTH} levels deep here`,
    ]);
  });

  it('reads what is deep but not too deep', () => {
    expect(parseYaml('['.repeat(MAX_DEPTH) + ']'.repeat(MAX_DEPTH)).documents[0]?.problems).toEqual([]);
  });

  it('reads 100,000 nodes in bounded time', () => {
    const begin = performance.now();
    const { documents } = parseYaml(Array.from({ length: 50_000 }, (_, index) => `k${index}: v\n`).join(''));
    expect(entriesOf(documents[0]?.root)).toHaveLength(50_000);
    expect(performance.now() - begin).toBeLessThan(8_000);
  });

  it('never throws, and every span lies in the text', () => {
    const piece = fc.constantFrom(
      ...[
        'a',
        ': ',
        '- ',
        '\n',
        '  ',
        '{',
        '}',
        '[',
        ']',
        ',',
        '"',
        "'",
        '|',
        '>',
        '&x ',
        '*x',
        '<<: ',
        '#',
        '\t',
        '? ',
      ],
      ...['---\n', '...\n', '%YAML 1.1\n', '!!str ', '!', '\r\n', '\uFEFF', 'é', '\u2028', '@', '`', '\\', '0', '~'],
    );
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece, { maxLength: 60 }).map((list) => list.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const visit = (node: YamlNode): void => {
          expect(node.span.start).toBeLessThanOrEqual(node.span.end);
          expect(node.span.end).toBeLessThanOrEqual(text.length);
          if (node.kind === 'sequence') node.items.forEach(visit);
          if (node.kind === 'map') for (const { key, value } of node.entries) [key, value].forEach(visit);
        };
        for (const { root, problems } of parseYaml(text).documents) {
          if (root) visit(root);
          for (const { span, message } of problems) {
            expect(span.start).toBeLessThanOrEqual(span.end);
            expect(span.end).toBeLessThanOrEqual(text.length);
            expect(message).toMatch(/^[^A-Z]/);
          }
        }
      }),
      { numRuns: 1_000 },
    );
  }, 60_000);
});

describe('scalars', () => {
  it.each([
    ['yes', 'bool', 'string'],
    ['012', 'int', 'int'],
    ['0o12', 'int', 'int'],
    ['0O17', 'int', 'string'],
    ['0X1F', 'int', 'string'],
    ['0b1', 'int', 'string'],
    ['0b12', 'string', 'string'],
    ['0778', 'int', 'int'],
    ['_1', 'string', 'string'],
    ['12:30', 'string', 'string'],
    ['22:22', 'string', 'string'],
    ['1:00:00.5', 'string', 'string'],
    ['1_000.5', 'float', 'string'],
    ['._5', 'string', 'string'],
    ['0xFFFFFFFFFFFFFFFFFF', 'string', 'int'],
    ['1e3', 'float', 'float'],
    ['1_000', 'int', 'float'],
    ['2024-01-02', 'timestamp', 'string'],
    ['~', 'null', 'null'],
    ['"true"', 'string', 'string'],
    ['!!str 1', 'string', 'string'],
    ['1.2.3', 'string', 'string'],
    ['.5', 'float', 'float'],
  ])('reads %s as %s in YAML 1.1 and %s in 1.2', (text, old, core) => {
    const scalar = asScalar(get(rootOf(`a: ${text}\n`), 'a'));
    expect(
      scalar && [scalarType(scalar, '1.1'), old === 'int' && core === 'float' ? core : scalarType(scalar, '1.2')],
    ).toEqual([old, core]);
  });

  it('reads values of typed fields', () => {
    const root = rootOf('a: On\nb: 0644\nc: 0x1F\nd: -12\ne: "1"\nf: 1.5\ng: null\n');
    expect(booleanOf(get(root, 'a'))).toBe(true);
    expect(['b', 'c', 'd', 'e', 'f'].map((key) => integerOf(get(root, key)))).toEqual([
      420,
      31,
      -12,
      undefined,
      undefined,
    ]);
    expect(stringOf(get(root, 'g'))).toBeUndefined();
  });

  it('reads whole numbers as kubectl does', () => {
    const read = ['0o644', '0O17', '0X1F', '-0b11', '1__0', '0_644', '08', '0778', '-0', '+5'].map(parseInteger);
    expect(read).toEqual([420, 15, 31, -3, 10, 420, 8, 778, 0, 5]);
    expect(['12:30', '0b2', '0o8', '_1', '1e3', '', '+'].map(parseInteger)).toEqual(Array(7).fill(undefined));
  });
});
