import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { language } from '../../../src/languages/dockerfile/language.ts';
import { parseDockerfile } from '../../../src/languages/dockerfile/parse.ts';

const parse = (text: string) => parseDockerfile({ path: 'Dockerfile', text, origin: 'index' });

/** Pieces that meet in odd ways. */
const pieces = fc.constantFrom(
  ...'FROM |from a AS b|RUN |COPY --from=b |ADD |ENV A=|LABEL "x|ARG |ONBUILD |USER |HEALTHCHECK CMD |SHELL ["sh"]|CMD ["a|"]|$A|${A:-|}'.split(
    '|',
  ),
  ...'<<EOF|<<-"E F"|EOF|3<<E|--mount=type=cache,|target=/x|--|\\\\|`|#|# escape=`|# hadolint ignore=DL3000|\'|"|é😀| |\t'.split(
    '|',
  ),
  '\n',
  '\r\n',
  '\\\n',
  '\\ \r\n',
  '\r',
  '\uFEFF',
  '\0',
  '<<EOF\nx\nEOF\n',
);
const text = fc.array(pieces, { maxLength: 60 }).map((list) => list.join(''));

describe('any text', () => {
  it('is read without an exception, with spans in order and inside the file', () => {
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: 'binary', maxLength: 200 })), (source) => {
        const doc = parse(source);
        let end = 0;
        for (const one of doc.instructions) {
          expect(one.span.start).toBeGreaterThanOrEqual(end);
          expect(one.keywordSpan.start).toBe(one.span.start);
          end = one.span.end;
          expect(end).toBeLessThanOrEqual(source.length);
          const inner = one.trigger ?? one;
          for (const { span } of [...inner.words, ...inner.flags, ...inner.pairs]) {
            expect(span.start).toBeGreaterThanOrEqual(one.span.start);
            expect(span.end).toBeGreaterThanOrEqual(span.start);
            expect(span.end).toBeLessThanOrEqual(end);
          }
        }
        for (const { shell } of doc.scripts) {
          const whole = shell.toFile({ start: 0, end: shell.text.length });
          expect(whole.start).toBeGreaterThanOrEqual(0);
          expect(whole.end).toBeLessThanOrEqual(source.length);
          expect(shell.invocations.length).toBeGreaterThanOrEqual(0);
        }
        expect(language.embeds?.(doc)).toBeDefined();
      }),
      { numRuns: 500 },
    );
  });

  it('is read alike with CRLF', () => {
    const lines = fc.array(
      pieces.filter((piece) => !piece.includes('\r')),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(lines, (list) => {
        const source = list.join('');
        const shape = (one: string) =>
          parse(one).instructions.map(({ keyword, words, pairs }) => [
            keyword,
            words.map((w) => w.value),
            pairs.length,
          ]);
        expect(shape(source.replaceAll('\n', '\r\n'))).toEqual(shape(source));
      }),
      { numRuns: 300 },
    );
  });
});

describe('100,000 lines', () => {
  const n = 100_000;
  it.each<[string, string]>([
    ['ENV and RUN', `FROM a\n${'ENV A=1\nRUN echo $A\n'.repeat(n / 2)}`],
    ['one continued RUN', `FROM a\nRUN a ${'\\\n && b '.repeat(n)}\n`],
    ['one continued RUN with comments', `FROM a\nRUN a ${'\\\n# c\n && b '.repeat(n / 2)}\n`],
    ['stages', 'FROM a\nENV A=1\n'.repeat(n / 2)],
    [
      'stages built on each other',
      Array.from({ length: n / 2 }, (_, i) => `FROM s${i} AS s${i + 1}\nENV V${i}=1\n`).join(''),
    ],
    ['an open quote', `FROM a\nENV A="${'\\\n'.repeat(n)}`],
    ['open here-documents', `FROM a\n${'RUN <<EOF\n'.repeat(n)}`],
    ['one ENV', `FROM a\nENV ${'A=1 \\\n'.repeat(n)}\n`],
  ])('%s are read in linear time', (_, source) => {
    const start = performance.now();
    const doc = parse(source);
    expect(doc.scripts.length).toBeGreaterThanOrEqual(0);
    expect(performance.now() - start).toBeLessThan(8000);
  });
});
