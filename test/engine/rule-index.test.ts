import { describe, expect, it } from 'vitest';
import type { Document } from '../../src/core/document.ts';
import type { Rule } from '../../src/core/rule.ts';
import { RuleIndex } from '../../src/engine/rule-index.ts';
import type { Selected } from '../../src/engine/select.ts';

function selected(id: string, needs?: readonly string[]): Selected<Rule> {
  const rule: Rule = {
    id,
    name: id.toLowerCase(),
    title: id,
    severity: 'info',
    profiles: {},
    since: '0.1.0',
    fixable: 'never',
    aliases: [],
    references: [],
    docs: { what: '', why: '', instead: '' },
    examples: { bad: [], good: [] },
    ...(needs && { needs }),
    check: () => [],
  };
  return { rule, severity: 'info', profile: 'recommended', pinned: false };
}

function documentWith(...features: readonly string[]): Document {
  const file = { path: 'Dockerfile', text: '', origin: 'worktree' } as const;
  return { kind: 'dockerfile', file, comments: [], features: new Set(features) };
}

const index = new RuleIndex([selected('A', ['x', 'y']), selected('B'), selected('C', ['z']), selected('D', ['x'])]);
const idsFor = (document: Document): string[] => index.rulesFor(document).map(({ rule }) => rule.id);

describe('RuleIndex', () => {
  it('gives the rules one of whose needs is there, and those that need nothing, in the order of selection', () => {
    expect(idsFor(documentWith())).toEqual(['B']);
    expect(idsFor(documentWith('y', 'other'))).toEqual(['A', 'B']);
    expect(idsFor(documentWith('z', 'x', 'y'))).toEqual(['A', 'B', 'C', 'D']);
  });

  it('gives all rules for a document that does not tell what is in it', () => {
    const { features, ...silent } = documentWith();
    expect(features?.size).toBe(0);
    expect(idsFor(silent)).toEqual(['A', 'B', 'C', 'D']);
  });
});
