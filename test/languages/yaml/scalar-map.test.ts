import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseYaml } from '../../../src/languages/yaml/parse.ts';
import { scalarMap } from '../../../src/languages/yaml/scalar-map.ts';
import { asScalar, get } from '../../../src/languages/yaml/tree.ts';

/** The source unit of every content unit, line breaks and blanks folded. */
function laid(text: string): [content: string, source: string] {
  const scalar = asScalar(get(parseYaml(text).documents[0]?.root, 'a'));
  const map = scalar && scalarMap(scalar, text);
  if (!scalar || !map) throw new Error(`no map for ${text}`);
  return [
    scalar.text,
    map
      .slice(0, -1)
      .map((at) => text[at])
      .join(''),
  ];
}

describe('scalarMap', () => {
  it.each([
    ['plain', 'a: echo hi\n', 'echo hi'],
    ['plain over lines', 'a: echo\n  hi\n', 'echo\nhi'],
    ['literal', 'a: |\n  echo hi\n    there\n\n  x\n', 'echo hi\n  there\n\nx\n'],
    ['literal with CRLF', 'a: |-\r\n  echo\r\n  hi\r\n', 'echo\rhi'],
    ['folded', 'a: >-\n  echo\n  hi\n', 'echo\nhi'],
    ['single', "a: 'it''s'\n", "it's"],
    ['double', 'a: "x \\"y\\" \\u0041\\n"\n', 'x \\y\\ \\\\'],
    ['double over lines', 'a: "x \\\n  y"\n', 'x y'],
  ])('lays %s over its source', (_, text, source) => {
    expect(laid(text)[1]).toBe(source);
  });

  it('keeps letters under themselves in literal scripts', () => {
    const line = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '$', '"', '\\', '#'), maxLength: 12 });
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), fc.constantFrom('\n', '\r\n'), (lines, feed) => {
        const text = `a: |2\n${lines.map((one) => `  ${one}${feed}`).join('')}`;
        const [content, source] = laid(text);
        expect(source.replaceAll('\r', '\n')).toBe(content);
      }),
    );
  });
});
