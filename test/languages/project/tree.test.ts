import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Listing } from '../../../src/collect/listing.ts';
import { decodePath } from '../../../src/collect/paths.ts';
import { Tree } from '../../../src/languages/project/tree.ts';

/** None with wildcards, of which a backslash is one. */
const name = fc.constantFrom('a', 'b', 'a b', 'a.b', 'a0', 'é', '.', '..', '', 'a/b');
const bytes = fc.oneof(
  fc
    .array(fc.constantFrom('a', 'b', 'a b', 'a.b', 'a0', 'é', '\\377'), { minLength: 1, maxLength: 3 })
    .map((parts) => Buffer.from(parts.join('/'))),
  fc.constantFrom(Buffer.of(0x61, 0x2f, 0xff), Buffer.of(0xff, 0x2f, 0x61), Buffer.of(0xff)),
);

describe('Tree', () => {
  it('finds what a path names as the names in its folders tell, however often it is asked', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(bytes, { maxLength: 8, selector: (one) => one.toString('hex') }),
        fc.array(fc.tuple(fc.constantFrom('', 'a', 'a/b', '\\377', 'none'), fc.array(name, { maxLength: 3 })), {
          minLength: 12,
          maxLength: 40,
        }),
        (files, questions) => {
          const listing = Listing.of(files.map((file) => ({ ...decodePath(file), mode: '100644' })));
          const tree = new Tree(listing);
          for (const [folder, parts] of questions) {
            let at: string = folder;
            const isThere = parts.every((part) => {
              const known = listing.namesIn(at).has(part);
              at = at === '' ? part : `${at}/${part}`;
              return known;
            });
            const found = tree.expand(folder, parts);
            expect(found, JSON.stringify([folder, parts])).toEqual(isThere ? [at] : []);
          }
        },
      ),
      { numRuns: 400 },
    );
  });
});
