import { describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG } from '../../src/config/config.ts';
import type { Document } from '../../src/core/document.ts';
import type { Rule } from '../../src/core/rule.ts';
import { RuleIndex } from '../../src/engine/rule-index.ts';

function rule(id: string, needs?: readonly string[]): Rule {
  return {
    id,
    name: id.toLowerCase(),
    title: id,
    severity: 'info',
    profiles: { recommended: 'info' },
    since: '0.1.0',
    fixable: 'never',
    aliases: [],
    references: [],
    docs: { what: '', why: '', instead: '' },
    examples: { bad: [], good: [] },
    ...(needs && { needs }),
    check: () => [],
  };
}

function documentWith(...features: readonly string[]): Document {
  const file = { path: 'Dockerfile', text: '', origin: 'worktree' } as const;
  return { kind: 'dockerfile', file, comments: [], features: new Set(features) };
}

const rules = [rule('A', ['x', 'y']), rule('B'), rule('C', ['z']), rule('D', ['x'])];
const index = new RuleIndex(rules, DEFAULT_CONFIG);
const idsFor = (document: Document): string[] => index.rulesFor(document).map(({ rule }) => rule.id);

describe('RuleIndex', () => {
  it('gives the rules one of whose needs is there, and those that need nothing, in the order of selection', () => {
    expect(idsFor(documentWith())).toEqual(['B']);
    expect(idsFor(documentWith('y', 'other'))).toEqual(['A', 'B']);
    expect(idsFor(documentWith('z', 'x', 'y'))).toEqual(['A', 'B', 'C', 'D']);
  });

  it('leaves out what the configuration does not select', () => {
    const some = new RuleIndex(rules, { ...DEFAULT_CONFIG, ignore: ['A'], severity: { D: 'error' } });
    expect(some.rulesFor(documentWith('x', 'z')).map(({ rule: { id }, severity }) => [id, severity])).toEqual([
      ['B', 'info'],
      ['C', 'info'],
      ['D', 'error'],
    ]);
  });

  it('tells whether a rule is selected', () => {
    expect(['A', 'D', 'E'].map((id) => index.isOn(id))).toEqual([true, true, false]);
    expect(new RuleIndex(rules, { ...DEFAULT_CONFIG, ignore: ['A'] }).isOn('A')).toBe(false);
  });

  it('gives all rules for a document that does not tell what is in it', () => {
    const { features, ...silent } = documentWith();
    expect(features?.size).toBe(0);
    expect(idsFor(silent)).toEqual(['A', 'B', 'C', 'D']);
  });
});
