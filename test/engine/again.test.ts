import { describe, expect, it } from 'vitest';
import type { LanguageId } from '../../src/core/document.ts';
import { againFor, courseAfter } from '../../src/engine/again.ts';
import type { Course } from '../../src/engine/journal.ts';
import { portionsOf } from '../../src/engine/portions.ts';
import type { CheckedFile } from '../../src/engine/run.ts';

const fileOf = (path: string, language: LanguageId): CheckedFile => ({
  file: { path, text: path, origin: 'index' },
  language,
});
/** In portions of two: the Compose file, the Dockerfiles a to h, the scripts, the manifest. */
const FILES = [
  ...['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((path) => fileOf(path, 'dockerfile')),
  fileOf('compose.yaml', 'compose'),
  fileOf('k.yaml', 'kubernetes'),
  fileOf('x.sh', 'shell'),
  fileOf('y.sh', 'shell'),
];
const none = new Set<never>();
const COURSE: Course = {
  reads: [[], ['p'], ['q', 'r'], [], [], [], []],
  waiting: [['CMP207'], ['XF001'], [], [], [], [], []],
  shared: none,
  looking: new Set<LanguageId>(['compose', 'kubernetes']),
  abroad: none,
};
const again = (changed: readonly string[], course: Partial<Course> = {}) =>
  againFor(FILES, new Set(changed), { ...COURSE, ...course });

describe('portions', () => {
  it('begin with the Compose files and hold one language each', () => {
    const names = portionsOf(FILES).map((portion) => portion.map(({ file }) => file.path).join(' '));
    expect(names).toEqual(['compose.yaml', 'a b', 'c d', 'e f', 'g h', 'k.yaml', 'x.sh y.sh']);
  });

  it('are larger where there are many Compose files', () => {
    const many = Array.from({ length: 100 }, (_, number) => fileOf(`c${number}.yaml`, 'compose'));
    expect(portionsOf([...FILES, ...many]).map(({ length }) => length)).toEqual([
      7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 3, 7, 1, 1, 2,
    ]);
  });
});

describe('what is judged again', () => {
  it('is the portion of what has changed, and the Compose files', () => {
    expect(again(['c'])).toMatchObject({ portions: new Set([0, 2]), fresh: new Set(['c', 'd']) });
    expect(again(['h', 'x.sh'])).toMatchObject({
      portions: new Set([0, 4, 6]),
      fresh: new Set(['g', 'h', 'x.sh', 'y.sh']),
    });
  });

  it.each<[string, readonly string[], Partial<Course>]>([
    ['a Compose file has changed', ['compose.yaml'], { looking: none }],
    ['one has changed of a language that is read with what is around', ['k.yaml'], {}],
    ['others have looked at it', ['c'], { shared: new Set(['c']) }],
    ['others spoke of one that is judged with it', ['c'], { shared: new Set(['d']) }],
    ['its portion spoke of others', ['c'], { abroad: new Set([2]) }],
    ['many have changed', ['a', 'c', 'e', 'g'], {}],
  ])('is all where %s', (_, changed, course) => {
    expect(again(changed, course)).toBeUndefined();
  });

  it('is all where the files are few, or compared with older versions', () => {
    expect(againFor(FILES.slice(0, 2), new Set(['a']), COURSE)).toBeUndefined();
    const [first, ...others] = FILES;
    const withBase = first ? [{ ...first, base: first.file }, ...others] : [];
    expect(againFor(withBase, new Set(['c']), COURSE)).toBeUndefined();
  });

  it('does not care for what others have to do with each other', () => {
    const course = { shared: new Set(['a', 'e']), abroad: new Set([1, 0]) };
    expect(again(['c'], course)).toMatchObject({ portions: new Set([0, 2]) });
  });
});

describe('the course after that', () => {
  const whole = again(['c'], { shared: new Set(['a']) });
  const now: Course = { ...COURSE, looking: new Set<LanguageId>(['compose']), shared: new Set(['b']) };
  const courseWith = (change: Partial<Course>) => whole && courseAfter(whole, FILES, { ...now, ...change });

  it('is that of all files', () => {
    expect(courseWith({})).toEqual({ ...COURSE, shared: new Set(['a', 'b']) });
  });

  it.each<[string, Partial<Course>]>([
    ['something else was read', { reads: [[], [], ['q'], []] }],
    ['more was read', { reads: [[], [], ['q', 'r', 's'], []] }],
    ['something else was read with the Compose files', { reads: [['z'], [], ['q', 'r'], []] }],
    ['another rule waits for the end', { waiting: [['CMP207'], [], ['XF001'], []] }],
    ['something is said about others', { abroad: new Set([2]) }],
    ['others look at it', { shared: new Set(['c']) }],
    ['it is read with what is around', { looking: new Set<LanguageId>(['dockerfile']) }],
  ])('is not known where %s', (_, change) => {
    expect(courseWith(change)).toBeUndefined();
  });
});
