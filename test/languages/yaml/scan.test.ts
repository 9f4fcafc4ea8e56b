import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFully, parsePart } from '../../../src/languages/yaml/full.ts';
import { scanYaml } from '../../../src/languages/yaml/scan.ts';
import { resolve, type YamlNode } from '../../../src/languages/yaml/tree.ts';

const DEPLOYMENT = `# head
apiVersion: apps/v1
kind: Deployment # tail
metadata:
  name: "web"
  annotations: {a/b: 'it''s', c: "tab\\tand \\u00e9"}
spec:
  template:
    spec:
      containers:
      - name: app
        args: [--port=80, "-x", -y]
        command:
          - sh
          - -c
          - |
            set -e

              exec app
        # last

      -   name: side
          image: a:1
`;

/** Read by the scanner alone. */
const PLAIN: readonly (readonly [string, string])[] = [
  ['a manifest', DEPLOYMENT],
  ['CRLF', DEPLOYMENT.replaceAll('\n', '\r\n')],
  ['no final line feed', DEPLOYMENT.trimEnd()],
  ['nothing', ''],
  ['comments alone', '# a\n\n  # b'],
  ['several documents', '# a\na: 1\n---\n# b\n---  # c\nb:\n---'],
  ['a document that is a value', '---\nword word\n---\n"q"\n---\n{a: [1, {b: c}]}\n'],
  ['values left out', 'a:\nb:   # c\nc:\n  - \n  -\n  - d:\n'],
  ['lists at the column of their key', 'a:\n- b\n- c:\n  - d\n  e: f\ng: h\n'],
  ['nested lists', '- - a\n  - b\n-   - c\n'],
  ['doubled keys', 'a: {b: 1, "b": 2}\na: 3\n'],
  ['odd plain text', 'a: -b\nc: ?d\ne: :f\ng h : i#j\nk: http://l:1\nm: n :o\n"p" : q\n'],
  ['JSON', '{"a":1,"b" : [true, null,\n  "c\\n\\"d\\""],\n"e":{}}\n'],
  ['JSON with tabs', '{\n\t"a": [\n\t\t1,\n\t\t2\n\t]\n}\n'],
  ['flow over lines', 'a: [\n  b, # c\n  {d: e,\n   f: g},\n]\nh: {i: j\n}\n'],
  ['anchors', 'a: &a\n  b: c\nd: &d e\nf: &f {g: *d}\nh:\n  <<: [*a, *f]\n  <<: *a\ni: &d j\nk: *d\n'],
  ['plain text over lines', 'a: b\n  c\n\n\n  d # e\nf:\n  g\n  h\n'],
  ['quoted text over lines', 'a: "b\n  c \n\n  d"\ne: \'f\n\n  g\'\nh: "\n  i\n  "\n'],
  ['literals', 'a: |\n\n  b\n   c\n    \n  d\n\n\ne: |-\n  f\n\ng: |+ # h\n  i\n\n\nj: |\n  k'],
  ['folded', 'a: >\n\n  b\n  c\n\n  d\n    e\n\n  f\n  g\n\nh: >-\n  i\n\n\n  j\nk: >+\n  l\n\n'],
];

/** What Go's parser reads, by which kubectl, Helm and Compose read, and the parser refuses or reads in another way. */
const AS_GO_DOES: readonly (readonly [string, string, string])[] = [
  ['a quoted scalar continued at the column of its key', 'a: "b\nc"\nd: \'e\n\nf\'\n', '{"a":"b c","d":"e\\nf"}'],
  ['a quote that ends at the column of its key', 'a:\n  b: "c\n"\n', '{"a":{"b":"c "}}'],
  ['tabs around the lines of a quoted scalar', 'a: "b\t\n\tc"\n', '{"a":"b c"}'],
  ['a list continued at the column of its key', 'a: [b,\nc,\n]\n', '{"a":["b","c"]}'],
  ['a mapping continued further out', 'a:\n  b: {c: d,\n e: f\n}\n', '{"a":{"b":{"c":"d","e":"f"}}}'],
  ['tabs in a mapping', 'a: {b: c,\n\td: e,\t\n\t}\n', '{"a":{"b":"c","d":"e"}}'],
  ['plain text over lines of a list', 'a: [b\nc,\n  d\n\n  e]\n', '{"a":["b c","d\\ne"]}'],
  [
    'an address in a list',
    'a: [2001:db8::, 001:db8::]\nb: {c: fe80::, d::, e:}\n',
    '{"a":["2001:db8::","001:db8::"],"b":{"c":"fe80::","d::":"","e:":""}}',
  ],
  ['a comment behind a quote or bracket', 'a: "b"#c\nd: [e]#f\ng: {h: i}# j\n', '{"a":"b","d":["e"],"g":{"h":"i"}}'],
  ['escaped line ends', 'a: "b\\\n  \\ c \\\n d\n  e"\n', '{"a":"b c d e"}'],
];

function plainly(node: YamlNode | undefined): unknown {
  const value = resolve(node);
  if (value?.kind === 'map') return Object.fromEntries(value.entries.map((one) => [one.key.text, plainly(one.value)]));
  return value?.kind === 'sequence' ? value.items.map(plainly) : value?.text;
}

/** Left to the parser. */
const REST: readonly (readonly [string, string])[] = [
  ['a tag', 'a: !!str b\n'],
  ['a directive', '%YAML 1.2\n---\na: b\n'],
  ['an explicit key', '? a\n: b\n'],
  ['an end mark', 'a: b\n...\n'],
  ['a byte order mark', '\uFEFFa: b\n'],
  ['a tab', 'a:\tb\n'],
  ['an indentation indicator', 'a: |2\n   b\n'],
  ['a pair in a list', '[a: b]\n'],
  ['a key that is a mapping', '{a: b}: c\n'],
  ['an unknown escape', 'a: "\\q"\n'],
  ['deep nesting', `${'['.repeat(150)}${']'.repeat(150)}\n`],
  ['an unknown anchor', 'a: *b\n'],
  ['an anchor inside its value', 'a: &b {c: *b}\n'],
  ['an anchor without blank', 'a: &b{c: d}\n'],
  ['a mapping after a key', 'a: b: c\n'],
  ['a line too far in', 'a: b\n    c: d\n'],
  ['a line too far out', '  a: b\n c: d\n'],
  ['an open quote', 'a: "b\n'],
  ['an open list', 'a: [b\n'],
  ['a missing comma', 'a: ["b" c]\n'],
  ['text after a comment', 'a: b # c\n  d\n'],
];

/** What the parser says of things that Go's parser reads. */
const IN_ANOTHER_WAY = /has no closing|missing space|unexpected syntax|not aligned|tab/;

describe('scanYaml', () => {
  it.each(PLAIN)('reads %s as the parser does', (_, text) => {
    const stream = scanYaml(text);
    expect(stream).toEqual(parseFully(text));
    expect(stream?.documents.flatMap(({ problems }) => problems)).toEqual([]);
  });

  it.each(AS_GO_DOES)('reads %s as Go does', (_, text, expected) => {
    const [document] = scanYaml(text)?.documents ?? [];
    expect(document?.problems).toEqual([]);
    expect(JSON.stringify(plainly(document?.root))).toBe(expected);
  });

  it.each(REST)('leaves %s to the parser', (_, text) => {
    expect(scanYaml(text)).toBeUndefined();
  });

  it.each(REST.filter(([, text]) => !text.includes('...') && !/^%|\uFEFF/.test(text)))(
    'leaves a document with %s to the parser, and reads those around it',
    (_, text) => {
      const parts: string[] = [];
      const rest: typeof parsePart = (whole, start, end) => {
        parts.push(whole.slice(start, end));
        return parsePart(whole, start, end);
      };
      const before = '# a\na: 1 # b\n';
      const after = '---\n# c\nd: [e]\n';
      const whole = `${before}---\n${text}${after}`;
      const stream = scanYaml(whole, rest);
      expect(parts).toEqual([`---\n${text}`]);
      expect(stream?.documents).toHaveLength(3);
      expect(stream?.documents[0]).toEqual(parseFully(whole).documents[0]);
      expect(stream?.documents[2]?.span).toEqual({ start: whole.length - after.length, end: whole.length });
      expect(stream?.documents[2]?.problems).toEqual([]);
      expect(stream?.documents[1]).toEqual(parseFully(`${before}---\n${text}`).documents[1]);
    },
  );

  it('counts too many aliases as the parser does', () => {
    const uses = (times: number): string => Array.from({ length: times }, () => '*a, *b').join(', ');
    for (const times of [3_000, 3_333, 3_334, 20_000]) {
      const many = `a: &a {c: d}\nb: &b [*a, 1]\nc: [${uses(times)}]\n`;
      for (const text of [many, `a: 1\n---\n${many}# b\n---\na: &c 1\nb: *c\n`]) {
        const stream = scanYaml(text);
        const expected = parseFully(text);
        expect(stream && JSON.stringify(stream) === JSON.stringify(expected), `${times}`).toBe(true);
        expect(stream?.documents.flatMap(({ problems }) => problems)).toHaveLength(times > 3_333 ? 1 : 0);
      }
    }
  });

  it('leaves an alias bomb to the parser', () => {
    let text = 'a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n';
    for (let i = 1; i < 20; i++) text += `a${i}: &a${i} [${`*a${i - 1}, `.repeat(9)}*a${i - 1}]\n`;
    expect(scanYaml(text)).toBeUndefined();
  });

  it('reads whatever it reads as the parser does', () => {
    const pieces = [
      ...['a', 'b c', ': ', ':', '- ', '-', ' ', '  ', '    ', '\n', '\n  ', '\r\n', '\t', ' # c', '\u00a0', '\u2028'],
      ...['{', '}', '[', ']', ',', ', ', '"', "'", '"x"', "'y'", '""', '&x ', '*x', '<<: *x', '&y\n', '\\', '\\n'],
      ...['|\n', '>-\n', '|+\n', '>2\n', '---', '\n---\n', '...\n', '? ', '!', '%', '@', '~', 'a: b\n', '- a: b\n'],
      ...['  c: d\n', 'k:\n', 'l: |\n  t\n\n  u\n', 'f: >\n  t\n   u\n\n  v\n', '[a, b]', '{a: b}', 'a:\n  b:\n', 'é'],
    ];
    let read = 0;
    const texts = fc.array(fc.constantFrom(...pieces), { maxLength: 25 }).map((list) => list.join(''));
    fc.assert(
      fc.property(texts, (text) => {
        const stream = scanYaml(text);
        // Before a bracket or comma Go's parser takes a colon for text.
        if (!stream || /:[,[\]{}]/.test(text)) return;
        read += 1;
        const { documents, comments } = parseFully(text);
        if (documents.some(({ problems }) => problems.some(({ message }) => IN_ANOTHER_WAY.test(message)))) return;
        expect(stream.documents).toEqual(documents);
        // The parser loses some comments after a value that was left out.
        expect(stream.comments).toEqual(expect.arrayContaining([...comments]));
      }),
      { numRuns: 5_000 },
    );
    expect(read).toBeGreaterThan(300);
  });
});
