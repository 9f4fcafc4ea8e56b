import { describe, expect, it } from 'vitest';
import { names } from '../../../src/core/rule-names.ts';
import { ruleTable } from '../../../src/engine/rule-table.gen.ts';
import { KUBE_LINTER, KUBE_SCORE } from '../../../src/languages/kubernetes/data/peers.ts';

/** Checks that no selector names: our rules report something else, or only what the configuration requires. */
const NO_ALIAS = new Set([
  'container-ephemeral-storage-request-equals-limit',
  'dangling-networkpolicypeer-podselector',
  'hpa-minimum-three-replicas',
  'minimum-three-replicas',
  'required-annotation-email',
  'required-label-owner',
]);

const selected = (word: string): string[] => ruleTable.filter((row) => names(word, row)).map(({ id }) => id);

describe.each([
  ['kube-linter', KUBE_LINTER],
  ['kube-score', KUBE_SCORE],
])('a check of %s', (_tool, table) => {
  it.each(Object.keys(table))('%s selects rules that its ignore mark covers', (check) => {
    const ids = selected(check);
    if (NO_ALIAS.has(check)) expect(ids).toEqual([]);
    else if (check === 'latest-tag') expect(ids).toEqual(['DL3007']);
    else {
      expect(ids.length).toBeGreaterThan(0);
      expect(table[check]).toEqual(expect.arrayContaining(ids));
    }
  });
});

it('a check that is several rules here selects them all', () => {
  expect(selected('container-resources')).toEqual(['K8S301', 'K8S302', 'K8S303', 'K8S304']);
  expect(selected('pod-probes')).toEqual(['K8S310', 'K8S311']);
  expect(selected('container-security-context-user-group-id')).toEqual(['K8S210', 'K8S216']);
});
