import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { decodePath } from '../../src/collect/paths.ts';
import { displayPath, escapeLines, escapeText, toJson } from '../../src/report/escape.ts';
import { widthOf } from '../../src/report/width.ts';

const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

describe('text from outside', () => {
  test.each([
    ['plain text stays', 'FROM node:22 `a`', 'FROM node:22 `a`'],
    ['letters of any script stay', 'größe 世界 🚀', 'größe 世界 🚀'],
    ['a colour sequence', '\x1b[31mred', '\\x1b[31mred'],
    ['C1 controls', '\x9b31m\x85', '\\x9b31m\\x85'],
    ['line ends and tabs', 'a\r\n\tb', 'a\\r\\n\\tb'],
    ['bidirectional controls', 'a\u202eb\u2066c', 'a\\u{202e}b\\u{2066}c'],
    ['zero-width characters', 'a\u200bb\u200dc\ufeff', 'a\\u{200b}b\\u{200d}c\\u{feff}'],
    ['line separators', 'a\u2028b', 'a\\u{2028}b'],
    ['a lone surrogate', 'a\ud800b', 'a\\u{d800}b'],
    ['tag characters', 'a\u{e0041}', 'a\\u{e0041}'],
    ['the emoji variant selector is left out', '⚙\ufe0f', '⚙'],
  ])('%s', (_name, text, expected) => {
    expect(escapeText(text)).toBe(expected);
  });

  it('never lets a control, format or surrogate character through', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(escapeText(text)).not.toMatch(UNSAFE);
        expect(escapeLines(text).replaceAll('\n', '')).not.toMatch(UNSAFE);
      }),
    );
  });

  it('keeps the number of lines when lines are kept', () => {
    expect(escapeLines('a\x07\nb\r\nc')).toBe('a\\x07\nb\\r\nc');
  });
});

describe('a file name', () => {
  it('is printed as it is when it is harmless', () => {
    expect(displayPath('svc/Größe 1/Dockerfile')).toBe('svc/Größe 1/Dockerfile');
  });

  it('shows bytes that are not UTF-8 in octal, and only those', () => {
    const { path } = decodePath(Buffer.concat([Buffer.from('é/'), Buffer.of(0xff, 0xe4), Buffer.from('.yaml\x1b')]));
    expect(displayPath(path)).toBe('é/\\377\\344.yaml\\x1b');
    expect(JSON.parse(toJson({ path, literal: '\\udcff' }))).toEqual({
      path: 'é/\\377\\344.yaml\x1b',
      literal: '\\udcff',
    });
  });

  it('keeps a replacement character that is really in the name', () => {
    const { path } = decodePath(Buffer.concat([Buffer.from('\ufffd'), Buffer.of(0x80)]));
    expect(displayPath(path)).toBe('\ufffd\\200');
  });
});

describe('JSON', () => {
  it('means the same and holds nothing that a terminal acts on', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const json = toJson({ text }, 2);
        expect(JSON.parse(json)).toEqual({ text });
        expect(json.replaceAll('\n', '')).not.toMatch(UNSAFE);
      }),
    );
  });
});

describe('width in terminal cells', () => {
  test.each([
    ['abc', 3],
    ['世界', 4],
    ['🚀', 2],
    ['e\u0301', 1],
    ['ｆｕｌｌ', 8],
    ['한글', 4],
    ['🇩🇪', 2],
    ['…', 1],
    ['⌚', 2],
    ['é', 1],
  ])('%s', (text, cells) => {
    expect(widthOf(text)).toBe(cells);
  });
});
