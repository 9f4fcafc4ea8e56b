import { expect, it } from 'vitest';
import type { Project } from '../../../src/core/project.ts';
import { untilRead } from '../../../src/languages/project/paths.ts';

/** A project of which only is known what was read. */
function projectWith(read: ReadonlySet<string>): Project {
  return { isSettled: (path: string) => read.has(path) } as Project;
}

it('is asked until all it wants was read, for each project by itself', () => {
  const read = new Set<string>();
  const project = projectWith(read);
  let asked = 0;
  const wants = untilRead(() => {
    asked += 1;
    return read.has('a') ? ['a', 'b'] : ['a'];
  });
  expect(wants(project)).toEqual(['a']);
  read.add('a');
  expect(wants(project)).toEqual(['a', 'b']);
  read.add('b');
  expect(wants(project)).toEqual(['a', 'b']);
  expect(asked).toBe(3);
  expect(wants(project)).toEqual([]);
  expect(asked).toBe(3);
  expect(wants(projectWith(new Set()))).toEqual(['a', 'b']);
});

it('is asked anew after a question that failed', () => {
  let fails = true;
  const wants = untilRead(() => {
    if (fails) throw new Error('no parser yet');
    return ['a'];
  });
  const project = projectWith(new Set(['a']));
  expect(() => wants(project)).toThrow('no parser yet');
  fails = false;
  expect(wants(project)).toEqual(['a']);
  expect(wants(project)).toEqual([]);
});
