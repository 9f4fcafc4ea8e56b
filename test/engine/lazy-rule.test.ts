import { describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG } from '../../src/config/config.ts';
import type { Rule } from '../../src/core/rule.ts';
import { DEFAULT_SETTINGS } from '../../src/core/settings.ts';
import { LazyRules } from '../../src/engine/lazy-rule.ts';
import { RuleIndex } from '../../src/engine/rule-index.ts';
import { parseDockerfile } from '../../src/languages/dockerfile/parse.ts';
import dl3020 from '../../src/languages/dockerfile/rules/dl3020-copy-instead-of-add.ts';
import { TODAY } from '../support/check.ts';

const { id, name, severity, profiles, fixable, aliases, references, needs } = dl3020;
const row = JSON.stringify({ id, name, severity, profiles, fixable, aliases, references });
const index = JSON.stringify({ always: [], byFeature: (needs ?? []).map((feature) => [feature, [0]]) });
const facts = { settings: DEFAULT_SETTINGS, today: TODAY, profile: 'recommended' } as const;
const document = parseDockerfile({ path: 'Dockerfile', text: 'FROM scratch\nADD a /b\n', origin: 'worktree' });

describe('LazyRules', () => {
  it('are selected without being loaded, and report what the rule reports', () => {
    let loaded = 0;
    const load = (): Rule => {
      loaded += 1;
      return dl3020;
    };
    const rules = new LazyRules(row, index, [load]);
    const selected = new RuleIndex(rules, DEFAULT_CONFIG).rulesFor(document);
    expect(selected.map(({ rule, severity: own }) => [rule.id, own])).toEqual([['DL3020', profiles.recommended]]);
    const [rule] = rules;
    expect(rule).toMatchObject({ id, name, severity, profiles, fixable, aliases, references });
    expect(loaded).toBe(0);
    expect([...(rule?.check(document, facts) ?? [])]).toEqual([...dl3020.check(document, facts)]);
    expect([...(rule?.check(document, facts) ?? [])]).toHaveLength(1);
    expect(loaded).toBe(1);
  });

  it('are not made for a document that has nothing that they need', () => {
    const rules = new LazyRules('not even JSON', index, [() => dl3020]);
    const without = parseDockerfile({ path: 'Dockerfile', text: 'FROM scratch\nCOPY a /b\n', origin: 'worktree' });
    expect(new RuleIndex(rules, DEFAULT_CONFIG).rulesFor(without)).toEqual([]);
    expect(rules).toHaveLength(1);
    expect(rules.at(1)).toBeUndefined();
  });
});
