import { describe, expect, it } from 'vitest';
import { listHint, nearestRule } from '../../src/core/rule-hints.ts';
import { ruleTable } from '../../src/engine/rule-table.gen.ts';

describe('the rule that a mistyped word means', () => {
  it.each([
    ['DL3O08', 'DL3008'],
    ['dl-3008', 'DL3008'],
    ['DLL3008', 'DL3008'],
    ['LD3008', 'DL3008'],
    ['PLM0001', 'PLM001'],
    ['K8S1O1', 'K8S101'],
    ['K8S10l', 'K8S101'],
    ['CKV_K8_16', 'CKV_K8S_16'],
    ['KSV-17', 'KSV-0017'],
    ['unused-ignroe', 'unused-ignore'],
    ['no-readonly-root-fs', 'no-read-only-root-fs'],
    ['recomended', 'recommended'],
  ])('%s means %s', (word, meant) => {
    expect(nearestRule(word, ruleTable, ['recommended'])).toBe(meant);
  });

  it.each(['K8S9999', 'K8S999', 'DL3999', 'DL9', 'DF3008', 'D1', 'SC99999', 'foo', 'x', '1', '12', 'DL', '', 'rule'])(
    'nothing is near %j',
    (word) => {
      expect(nearestRule(word, ruleTable)).toBeUndefined();
    },
  );

  it('else the hint is where the list is', () => {
    expect(listHint('K8S9999', ruleTable)).toBe('plimsoll rules K8S lists those that begin alike');
    expect(listHint('dl3999', ruleTable)).toBe('plimsoll rules DL lists those that begin alike');
    for (const word of ['foo', 'ZZ123', '', '12', 'no-such-rule', 'k8s-thing'])
      expect(listHint(word, ruleTable), word).toBe('plimsoll rules lists them');
  });
});
