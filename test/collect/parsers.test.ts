import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BatchObject, BatchParser } from '../../src/collect/batch-parser.ts';
import { decodePath, encodePath } from '../../src/collect/paths.ts';
import { parsePaths, parseRaw } from '../../src/collect/raw.ts';

const idOf = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 40, maxLength: 40 });
const modeOf = fc.constantFrom('000000', '100644', '100755', '120000', '160000');
/** Any bytes but NUL, as Git allows them. */
const nameOf = fc.uint8Array({ minLength: 1, maxLength: 40, min: 1 }).map((bytes) => Buffer.from(bytes));

describe('parseRaw', () => {
  it('reads back every record, whatever bytes the path has', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(modeOf, modeOf, idOf, idOf, fc.constantFrom('A', 'M', 'D', 'T', 'U'), nameOf), {
          maxLength: 20,
        }),
        (records) => {
          const output = Buffer.concat(
            records.flatMap(([oldMode, mode, oldBlob, blob, kind, name]) => [
              Buffer.from(`:${oldMode} ${mode} ${oldBlob} ${blob} ${kind}\0`),
              name,
              Buffer.from([0]),
            ]),
          );
          const changes = parseRaw(output);
          expect(changes.map(({ kind, oldMode, mode, oldBlob, blob }) => [oldMode, mode, oldBlob, blob, kind])).toEqual(
            records.map((record) => record.slice(0, 5)),
          );
          expect(changes.map(encodePath)).toEqual(records.map((record) => record[5]));
        },
      ),
    );
  });

  it('refuses what is cut short or is no record', () => {
    const whole = `:000000 100644 ${'0'.repeat(40)} ${'a'.repeat(40)} A\0Dockerfile\0`;
    expect(parseRaw(Buffer.from(whole))).toHaveLength(1);
    for (const broken of [whole.slice(0, -1), whole.slice(0, 60), whole.slice(1), 'hello\0world\0']) {
      expect(() => parseRaw(Buffer.from(broken))).toThrow('could not be read');
    }
  });
});

describe('parsePaths', () => {
  it('splits at NUL and refuses what is cut short', () => {
    fc.assert(
      fc.property(fc.array(nameOf, { maxLength: 20 }), (names) => {
        expect(parsePaths(Buffer.concat(names.flatMap((name) => [name, Buffer.from([0])])))).toEqual(names);
      }),
    );
    expect(() => parsePaths(Buffer.from('cut short'))).toThrow('could not be read');
  });
});

describe('decodePath', () => {
  it('keeps valid UTF-8 as it is and escapes other bytes as Git does', () => {
    expect(decodePath(Buffer.from('ä b\n"'))).toEqual({ path: 'ä b\n"' });
    expect(decodePath(Buffer.from([0x44, 0xff, 0xc3, 0xa4]))).toEqual({ path: 'D\udcffä', pathBytes: 'RP/DpA==' });
    expect(decodePath(Buffer.from('\uFFFD'))).toEqual({ path: '\uFFFD' });
  });
});

describe('BatchParser', () => {
  it('gives the same objects however the output is cut', () => {
    const object = fc.oneof(
      fc.record({ id: idOf, content: fc.uint8Array({ maxLength: 60 }) }),
      fc.record({ missing: fc.stringMatching(/^[a-z. ]{1,20}$/) }),
    );
    fc.assert(
      fc.property(fc.array(object, { maxLength: 12 }), fc.array(fc.integer({ min: 1, max: 30 })), (objects, cuts) => {
        const limit = 40;
        const output = Buffer.concat(
          objects.flatMap((one) =>
            'missing' in one
              ? [Buffer.from(`${one.missing} missing\n`)]
              : [Buffer.from(`${one.id} blob ${one.content.length}\n`), Buffer.from(one.content), Buffer.from('\n')],
          ),
        );
        const seen: BatchObject[] = [];
        const parser = new BatchParser(limit, (one) => seen.push(one));
        let at = 0;
        for (const cut of cuts) {
          parser.push(output.subarray(at, at + cut));
          at += cut;
        }
        parser.push(output.subarray(at));
        expect(parser.idle).toBe(true);
        expect(seen).toEqual(
          objects.map((one) =>
            'missing' in one
              ? { found: false, reason: 'missing' }
              : {
                  found: true,
                  id: one.id,
                  type: 'blob',
                  size: one.content.length,
                  content: one.content.length > limit ? undefined : Buffer.from(one.content),
                },
          ),
        );
      }),
    );
  });
});
