import { expect, it } from 'vitest';
import { NEWEST_MINOR, OLDEST_MINOR } from '../../../src/core/kubernetes-versions.ts';
import { DEFAULT_SETTINGS } from '../../../src/core/settings.ts';
import { API_LIFECYCLES } from '../../../src/languages/kubernetes/data/api-lifecycles.ts';
import { lifeOf } from '../../../src/languages/kubernetes/data/field-lives.ts';

it('the versions that can be configured are those of the tables', () => {
  const removals = Object.values(API_LIFECYCLES).flatMap((lives) => (lives ?? []).map(({ removed }) => removed));
  expect(OLDEST_MINOR).toBe(Math.min(...removals) - 1);
  expect(NEWEST_MINOR).toBe(lifeOf('evictionResponders', 'Pod.spec', true)?.since);
  expect(DEFAULT_SETTINGS.kubernetes.version).toBe(`1.${NEWEST_MINOR}`);
});
