import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LineIndex } from '../../src/core/text.ts';
import { Framer } from '../../src/report/frame.ts';
import { paintFor } from '../../src/report/paint.ts';
import { widthOf } from '../../src/report/width.ts';

const paint = paintFor(false);

/** Draws a text in which ⟦ ⟧ mark the primary place and ⟪ ⟫ a related one. */
function draw(marked: string, columns = 60): string {
  const text = marked.replace(/[⟦⟧⟪⟫]/g, '');
  const offsetOf = (mark: string): number => marked.slice(0, marked.indexOf(mark)).replace(/[⟦⟧⟪⟫]/g, '').length;
  const lines = new LineIndex(text);
  const mark = (open: string, close: string, label: string, primary: boolean) =>
    marked.includes(open)
      ? [{ start: lines.position(offsetOf(open)), end: lines.position(offsetOf(close)), label, primary }]
      : [];
  const marks = [...mark('⟦', '⟧', '', true), ...mark('⟪', '⟫', 'set here', false)];
  return `\n${new Framer(text).draw(marks, { columns, paint, tint: paint.error }).lines.join('\n')}\n`;
}

describe('a code frame', () => {
  it('points at the exact token, with a line of context on either side', () => {
    expect(draw('FROM a\nUSER ⟦root⟧\nCMD ["b"]\nLABEL c=d\n')).toBe(`
  |
1 | FROM a
2 | USER root
  |      ^^^^
3 | CMD ["b"]
`);
  });

  it('labels related places and leaves out what lies between', () => {
    expect(draw('⟪USER node⟫\nRUN a\nRUN b\nRUN c\n⟦USER root⟧\n')).toBe(`
  |
1 | USER node
  | --------- set here
...
4 | RUN c
5 | USER root
  | ^^^^^^^^^
`);
  });

  it('shows the single line between two marks instead of dots', () => {
    expect(draw('⟪A a⟫\nB b\nC c\n⟦D d⟧\n')).toContain('2 | B b\n3 | C c\n');
  });

  it('marks the first and the last line of a long range', () => {
    expect(draw('RUN ⟦a \\\n  b \\\n  c \\\n  d \\\n  e⟧\n')).toBe(`
  |
1 | RUN a \\
  |     ^^^
...
5 |   e
  |   ^
`);
  });

  it('ends a range that closes with the line feed on its line', () => {
    expect(draw('⟦FROM a\n⟧RUN b\n')).toBe(`
  |
1 | FROM a
  | ^^^^^^
2 | RUN b
`);
  });

  it('expands tabs and counts wide, combining and hidden characters', () => {
    expect(draw('\tRUN echo "世界 🚀 e\u0301\x1b" ⟦done⟧\n')).toBe(`
  |
1 |     RUN echo "世界 🚀 e\u0301\\x1b" done
  |                              ^^^^
`);
  });

  it('puts a caret after the end of a line, of the text, and into an empty text', () => {
    expect(draw('FROM a⟦⟧')).toContain('\n1 | FROM a\n  |       ^\n');
    expect(draw('⟦⟧')).toBe('\n  |\n1 |\n  | ^\n');
  });

  it('ignores carriage returns and a byte order mark', () => {
    expect(draw('\ufeffFROM ⟦a⟧\r\nRUN b\r\n')).toBe('\n  |\n1 | FROM a\n  |      ^\n2 | RUN b\n');
  });

  it('cuts a long line around the token', () => {
    expect(draw(`RUN ${'a'.repeat(80)} ⟦here⟧ ${'b'.repeat(80)}\n`, 44)).toBe(`
  |
1 | …aaaaaaaaaaaa here bbbbbbbbbbbbbbbbbbb…
  |               ^^^^
`);
    expect(draw(`⟦RUN⟧ ${'a'.repeat(80)}\n`, 34)).toContain('1 | RUN aaaaaaaaaaaaaaaaaaaaaaaa…\n  | ^^^\n');
    expect(draw(`RUN ${'a'.repeat(80)} ⟦end⟧\n`, 34)).toContain('aaaa end\n');
  });

  it('wraps a label that does not fit beside its carets', () => {
    const text = `${'x'.repeat(40)}\n`;
    const lines = new LineIndex(text);
    const mark = { start: lines.position(30), end: lines.position(34), label: 'a label of many words', primary: true };
    const frame = new Framer(text).draw([mark], { columns: 50, paint, tint: paint.error });
    expect(frame.lines.slice(2)).toEqual([`  | ${' '.repeat(30)}^^^^`, `  | ${' '.repeat(5)}a label of many words`]);
  });

  it('stars out values of secrets in the lines that it shows', () => {
    expect(draw('ENV ⟦DB_PASSWORD⟧=hunter2hunter2hunter2\nENV TOKEN=$TOKEN\n')).toBe(`
  |
1 | ENV DB_PASSWORD=hu*******************
  |     ^^^^^^^^^^^
2 | ENV TOKEN=$TOKEN
`);
    expect(draw('- name: DB_PASSWORD\n  ⟦value⟧: hunter2\n')).toContain('2 |   value: *******\n');
    expect(draw('RUN git clone https://me:⟦s3cret⟧@example.org/x\n')).toContain('https://me:******@example.org/x');
    expect(draw('secretName: tls-front\ntoken: ⟦true⟧\n')).toContain('1 | secretName: tls-front\n2 | token: true\n');
  });

  it('fits any text into the columns, with carets under the first character of the range', () => {
    const unit = fc.oneof(
      fc.constantFrom('a', ' ', '\t', '\n', '世', '🚀', '\u0301', '\x1b', '\u202e', 'x'.repeat(70)),
    );
    fc.assert(
      fc.property(
        fc.array(unit, { maxLength: 40 }),
        fc.nat(),
        fc.nat(30),
        fc.integer({ min: 40, max: 90 }),
        (parts, at, size, columns) => {
          const text = parts.join('');
          const lines = new LineIndex(text);
          const start = at % (text.length + 1);
          const mark = { start: lines.position(start), end: lines.position(start + size), label: '', primary: true };
          const frame = new Framer(text).draw([mark], { columns, paint, tint: paint.error }).lines;
          for (const line of frame) expect(widthOf(line)).toBeLessThanOrEqual(columns);
          expect(frame.some((line) => line.includes('^'))).toBe(true);
          expect(frame.join('')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
        },
      ),
    );
  });

  it('needs no more time for a line of a million characters', () => {
    const text = `RUN ${'a '.repeat(500_000)}\n`;
    const lines = new LineIndex(text);
    const mark = { start: lines.position(700_000), end: lines.position(700_001), label: '', primary: true };
    const framer = new Framer(text);
    const before = performance.now();
    for (let n = 0; n < 20; n++) framer.draw([mark], { columns: 80, paint, tint: paint.error });
    expect(performance.now() - before).toBeLessThan(1000);
  });
});
