import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ListedEntry, Listing } from '../../src/collect/listing.ts';
import { decodePath } from '../../src/collect/paths.ts';

interface Sample extends ListedEntry {
  readonly bytes: Buffer;
}

const part = fc.oneof(
  fc.constantFrom('a', 'b', 'ab', 'a-b', 'a.b', 'a0', 'Dockerfile', 'x.yaml', 'é', '日本', ' ', '.', '..'),
  fc.string({ minLength: 1, maxLength: 4 }).map((text) => text.replace(/[/\0]/g, '_')),
);
const bytesOf = fc.oneof(
  fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => Buffer.from(parts.join('/'))),
  fc
    .uint8Array({ minLength: 1, maxLength: 6 })
    .map((bytes) => Buffer.from(bytes.map((byte) => (byte === 0 || byte === 0x2f ? 0xff : byte)))),
);
const modeOf = fc.constantFrom('100644', '100755', '120000', '160000');
const stagesOf = fc.constantFrom([0], [0], [0], [1, 2, 3], [2, 3], [1, 3]);

/** An index as Git keeps it: sorted, with the stages of an unmerged path one after the other. */
const indexOf = (idLength: number) =>
  fc
    .uniqueArray(fc.tuple(bytesOf, modeOf, stagesOf), {
      maxLength: 25,
      selector: ([bytes]) => bytes.toString('hex'),
    })
    .map((list) =>
      list
        .sort(([a], [b]) => Buffer.compare(a, b))
        .flatMap(([bytes, mode, stages], at) =>
          stages.map((stage): Sample => {
            const blob = `${at}${stage}`.padStart(idLength, '0');
            return { ...decodePath(bytes), bytes, mode, blob, stage };
          }),
        ),
    );
const samples = fc.constantFrom(40, 64).chain(indexOf);

function output(list: readonly Sample[]): Buffer {
  return Buffer.concat(
    list.flatMap(({ bytes, mode, blob, stage }) => [Buffer.from(`${mode} ${blob} ${stage}\t`), bytes, Buffer.of(0)]),
  );
}

/** The same, by maps of everything. */
function plainly(list: readonly Sample[]) {
  const entries = new Map(list.map(({ bytes: _bytes, ...entry }) => [entry.path, entry]));
  const folders = new Map<string, Set<string>>();
  for (const path of entries.keys()) {
    const parts = path.split('/');
    parts.forEach((name, at) => {
      const folder = parts.slice(0, at).join('/');
      folders.set(folder, (folders.get(folder) ?? new Set()).add(name));
    });
  }
  return { entries, folders };
}

describe('Listing', () => {
  it('answers like maps of all entries', () => {
    fc.assert(
      fc.property(samples, fc.array(part, { maxLength: 3 }), (list, parts) => {
        const listing = Listing.read(output(list));
        const { entries, folders } = plainly(list);
        expect([...listing]).toEqual([...entries.values()]);
        const asked = new Set([parts.join('/'), ...folders.keys(), ...entries.keys()]);
        for (const path of asked) {
          expect(listing.get(path)).toEqual(entries.get(path));
          expect(listing.has(path)).toBe(entries.has(path));
          // A name that is not UTF-8 has no folders that a text could name.
          if (/\\\d{3}|\uFFFD/.test(path)) continue;
          expect(listing.hasFolder(path)).toBe(path === '' || folders.has(path));
          expect([...listing.namesIn(path)]).toEqual([...(folders.get(path) ?? [])]);
          const below = [...entries.keys()].filter((one) => path === '' || one.startsWith(`${path}/`));
          expect(listing.pathsBelow(path)).toEqual(below);
        }
        expect(listing.hasOpaque).toBe(list.some(({ mode }) => mode === '120000' || mode === '160000'));
      }),
      { numRuns: 300 },
    );
  });

  it('selects by names every path that has a mark, in their order, and few others', () => {
    const mark = fc.record({ start: fc.option(part, { nil: undefined }), end: fc.option(part, { nil: undefined }) });
    fc.assert(
      fc.property(samples, fc.array(mark, { maxLength: 40 }), (list, marks) => {
        const found = Listing.read(output(list)).select(
          marks.map(({ start, end }) => ({ ...(start !== undefined && { start }), ...(end !== undefined && { end }) })),
        );
        const paths = [...new Set(list.map(({ path }) => path))];
        // The marks are those of the bytes, which are not the text of a name that is not UTF-8.
        const wanted = paths.filter((path) => {
          if (path.includes('\\')) return false;
          const name = path.slice(path.lastIndexOf('/') + 1);
          return marks.some(({ start = '', end = '' }) => name.startsWith(start) && name.endsWith(end));
        });
        expect(found).toEqual(paths.filter((path) => found.includes(path)));
        expect(wanted.filter((path) => !found.includes(path))).toEqual([]);
      }),
    );
    const names = Listing.of(
      ['a/Dockerfile', 'x.YAML', 'x.txt', 'dir/readme', 'b'].map((path) => ({ path, mode: '100644' })),
    );
    expect(names.select([{ start: 'd' }])).toEqual(['a/Dockerfile']);
    expect(names.select([{ end: '.yaml' }])).toEqual(['x.YAML']);
    expect(names.select([{ start: 'b', end: 'b' }])).toEqual(['b']);
    expect(names.select([{ start: 'r', end: 'xt' }])).toEqual([]);
    expect(names.select([])).toEqual([]);
  });

  it('is written by `of` as Git writes it', () => {
    fc.assert(
      fc.property(samples, fc.infiniteStream(fc.integer()), (list, order) => {
        const whole = list.filter(({ stage }) => stage === 0);
        const keys = new Map(whole.map((one) => [one, order.next().value as number]));
        const mixed = [...whole].sort((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0));
        expect([...Listing.of(mixed)]).toEqual([...Listing.read(output(whole))]);
      }),
    );
  });

  it('refuses what is no listing', () => {
    for (const broken of ['cut short', '100644 xyz 0\tname', 'a\0', '\tname\0'])
      expect(() => Listing.read(Buffer.from(broken))).toThrow('could not be read');
    for (const broken of ['100644 xyz 0\tname\0', `100644 ${'0'.repeat(40)} 0\ta\0rubbish\0`])
      expect(() => [...Listing.read(Buffer.from(broken))]).toThrow('could not be read');
  });
});
