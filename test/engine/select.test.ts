import { describe, expect, it } from 'vitest';
import { type Config, DEFAULT_CONFIG } from '../../src/config/config.ts';
import { names } from '../../src/core/rule-names.ts';
import { ruleTable } from '../../src/engine/rule-table.gen.ts';
import { check } from '../support/check.ts';

const TEXT =
  'FROM debian:13-slim\nADD a /a\nRUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*\nUSER root\n';

async function found(config: Partial<Config>): Promise<Record<string, string>> {
  const findings = await check('Dockerfile', TEXT, { config: { ...config, select: config.select ?? ['recommended'] } });
  return Object.fromEntries(findings.map(({ rule, severity }) => [rule, severity]));
}

describe('selecting rules', () => {
  it('takes ids, names, aliases, prefixes and profiles', async () => {
    expect(Object.keys(await found({ select: ['DL3020'] }))).toEqual(['DL3020']);
    expect(Object.keys(await found({ select: ['copy-instead-of-add'] }))).toEqual(['DL3020']);
    expect(Object.keys(await found({ select: ['DL30'] }))).toEqual(
      expect.arrayContaining(['DL3020', 'DL3002', 'DL3008']),
    );
    expect(await found({ select: ['hadolint'] })).toMatchObject({ DL3008: 'warning', DL3020: 'error' });
    expect(await found({})).toMatchObject({ DL3008: 'info' });
  });

  it('lets ignore win, and severity over a profile', async () => {
    expect(await found({ ignore: ['DL3020'] })).not.toHaveProperty('DL3020');
    expect(await found({ ignore: ['DL3'] })).not.toHaveProperty('DL3008');
    expect(await found({ severity: { DL3008: 'error' } })).toMatchObject({ DL3008: 'error' });
    expect(await found({ select: ['DL3020'], severity: { DL3008: 'style' } })).toEqual({
      DL3020: expect.any(String),
      DL3008: 'style',
    });
    expect(await found({ severity: { DL3008: 'error' }, ignore: ['DL3008'] })).not.toHaveProperty('DL3008');
  });

  it('knows an id of Trivy with its old prefix', async () => {
    expect(Object.keys(await found({ select: ['AVD-DS-0005'] }))).toEqual(['DL3020']);
  });

  it('names every alias of every rule', () => {
    for (const row of ruleTable) {
      for (const word of [row.id, row.name, ...row.aliases])
        expect(names(word, row), `${word} of ${row.id}`).toBe(true);
    }
    expect(DEFAULT_CONFIG.select).toEqual(['recommended']);
  });

  it('knows every foreign alias once', () => {
    const owners = new Map<string, string>();
    for (const { id, aliases } of ruleTable) {
      for (const alias of aliases) {
        expect(owners.get(alias.toUpperCase()), alias).toBeUndefined();
        owners.set(alias.toUpperCase(), id);
      }
    }
    expect(owners.get('SNYK-CC-K8S-6')).toBe('K8S206');
    expect(owners.get('SNYK-CC-K8S-10')).toBe('K8S203');
  });
});
