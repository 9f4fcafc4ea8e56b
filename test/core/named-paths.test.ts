import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pathsNamed } from '../../src/core/named-paths.ts';
import { listingOf } from '../support/check.ts';

const part = fc.constantFrom('a', 'ab', 'a.b', 'a-b', 'run.sh', 'é');
const path = fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/'));

describe('files of a name', () => {
  it('are those that lie below the folder, however often it is asked', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(path, { maxLength: 12 }),
        fc.array(fc.tuple(part, fc.oneof(fc.constant(''), path)), { minLength: 12, maxLength: 24 }),
        (files, questions) => {
          const entries = listingOf(files);
          for (const [name, folder] of questions) {
            const expected = files.filter(
              (one) => (one === name || one.endsWith(`/${name}`)) && (folder === '' || one.startsWith(`${folder}/`)),
            );
            expect([...pathsNamed(entries, name, folder)], `${name} in ${folder}`).toEqual(expected.sort());
          }
        },
      ),
    );
  });

  it('are not looked for in the whole listing by each Dockerfile of very many', () => {
    const listing = listingOf(Array.from({ length: 100 }, (_, n) => `s${n}/run.sh`));
    let walks = 0;
    const counted = new Proxy(listing, {
      get(target, name) {
        if (name === 'select' || name === Symbol.iterator) walks += 1;
        const value: unknown = Reflect.get(target, name, target);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
    for (let n = 0; n < 100; n++) expect(pathsNamed(counted, 'run.sh', `s${n}`)).toEqual([`s${n}/run.sh`]);
    expect(walks).toBeLessThan(10);
  });
});
