import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchPart } from '../../../src/languages/project/glob.ts';
import { Suffixes } from '../../../src/languages/project/suffixes.ts';
import { Tree } from '../../../src/languages/project/tree.ts';
import { check, listingOf } from '../../support/check.ts';

const part = fc.constantFrom('a', 'b', 'ab', 'a.b', 'é', 'c');
const path = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));

describe('how paths end', () => {
  it('is what a walk over all files and folders finds', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(path, { maxLength: 12 }),
        fc.array(path, { minLength: 1, maxLength: 12 }),
        (files, asked) => {
          // No file lies where a folder is.
          const listing = listingOf(files.filter((one) => !files.some((other) => other.startsWith(`${one}/`))));
          const all = [...listing].flatMap(({ path: file }) =>
            file.split('/').map((_, index, parts) => parts.slice(0, index + 1).join('/')),
          );
          const suffixes = new Suffixes(listing);
          for (const wanted of asked) {
            const expected = all.some((one) => one === wanted || one.endsWith(`/${wanted}`));
            expect([wanted, suffixes.has(wanted), new Tree(listing).hasSuffix(wanted)]).toEqual([
              wanted,
              expected,
              expected,
            ]);
          }
          const like = all.some((one) => matchPart('a*', one.slice(one.lastIndexOf('/') + 1)));
          expect(new Tree(listing).hasSuffix('a*')).toBe(like);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('the listing of a repository', () => {
  it('is walked once, however many COPY sources are missing', async () => {
    const counts: number[] = [];
    for (const services of [10, 200]) {
      const listing = listingOf(Array.from({ length: services }, (_, n) => `s${n}/package.json`));
      let visits = 0;
      const counted = new Proxy(listing, {
        get(target, name) {
          if (name === Symbol.iterator)
            return function* () {
              for (const entry of target) {
                visits += 1;
                yield entry;
              }
            };
          const value: unknown = Reflect.get(target, name, target);
          return typeof value === 'function' ? value.bind(target) : value;
        },
      });
      const tree = new Tree(counted);
      for (let n = 0; n < services; n++) expect(tree.hasSuffix(`missing${n}`)).toBe(false);
      counts.push(visits / services);
    }
    expect(counts).toEqual([1, 1]);
  });

  it('is still searched for what another folder holds', async () => {
    const files = { 'web/src/main.js': '' };
    const text = 'FROM debian:13-slim\nCOPY src/main.js src/other.js /\n';
    const found = await check('api/Dockerfile', text, { select: ['XF101'], files });
    expect(found.map(({ start }) => start.column)).toEqual([18]);
  });
});
