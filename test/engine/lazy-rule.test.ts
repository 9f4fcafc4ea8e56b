import { describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG } from '../../src/config/config.ts';
import type { Rule } from '../../src/core/rule.ts';
import { DEFAULT_SETTINGS } from '../../src/core/settings.ts';
import { lazyRules } from '../../src/engine/lazy-rule.ts';
import { selectRules } from '../../src/engine/select.ts';
import { parseDockerfile } from '../../src/languages/dockerfile/parse.ts';
import dl3020 from '../../src/languages/dockerfile/rules/dl3020-copy-instead-of-add.ts';
import { TODAY } from '../support/check.ts';

const { id, name, severity, profiles, fixable, aliases, references, needs } = dl3020;
const rows = JSON.stringify([{ id, name, severity, profiles, fixable, aliases, references, needs }]);
const facts = { settings: DEFAULT_SETTINGS, today: TODAY, profile: 'recommended' } as const;
const document = parseDockerfile({ path: 'Dockerfile', text: 'FROM scratch\nADD a /b\n', origin: 'worktree' });

describe('lazyRules', () => {
  it('are selected without being loaded, and report what the rule reports', () => {
    let loaded = 0;
    const load = (): Rule => {
      loaded += 1;
      return dl3020;
    };
    const rules = lazyRules(rows, [load]);
    const selected = selectRules(rules, DEFAULT_CONFIG);
    expect(selected.map(({ rule, severity: own }) => [rule.id, own])).toEqual([['DL3020', profiles.recommended]]);
    expect(rules[0]).toMatchObject({ id, name, severity, profiles, fixable, aliases, references, needs });
    expect(loaded).toBe(0);
    expect([...(rules[0]?.check(document, facts) ?? [])]).toEqual([...dl3020.check(document, facts)]);
    expect([...dl3020.check(document, facts)]).toHaveLength(1);
    expect(loaded).toBe(1);
  });

  it('are refused when the bundle has another number of them', () => {
    expect(() => lazyRules(rows, [])).toThrow('nothing loads DL3020');
  });
});
