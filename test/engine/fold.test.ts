import { describe, expect, it } from 'vitest';
import { check } from '../support/check.ts';

const bare =
  'apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {containers: [{name: a, image: "a:1"}, {name: b, image: "b:1"}]}\n';
const AGGREGATE = ['K8S202', 'K8S203', 'K8S205', 'K8S206', 'K8S209'];
const found = async (code: string, options: Parameters<typeof check>[2] = {}) => {
  const findings = await check('app.yaml', code, { select: ['K8S213', ...AGGREGATE, 'K8S401'], ...options });
  return findings.map(({ rule, severity, blocking }) => `${rule} ${severity}${blocking ? '!' : ''}`).sort();
};

describe('a finding that stands for others', () => {
  it('takes their place and their severity', async () => {
    expect(await found(bare)).toEqual(['K8S213 warning!']);
    expect(await found(bare, { config: { failOn: 'error' } })).toEqual(['K8S213 warning']);
  });

  it('has its own severity where the configuration says so, or nothing graver is on', async () => {
    expect(await found(bare, { config: { severity: { 'no-security-context': 'style' } } })).toEqual(['K8S213 style']);
    expect(await found(bare, { select: ['K8S213'] })).toEqual(['K8S213 info']);
  });

  it('stands for what is below its path alone', async () => {
    const other = bare
      .replace('web', 'shop')
      .replace('containers', 'securityContext: {runAsNonRoot: true}, containers');
    const rules = (await found(`${bare}---\n${other}`)).map((one) => one.split(' ')[0]);
    expect(rules).toEqual(['K8S202', 'K8S202', 'K8S205', 'K8S206', 'K8S206', 'K8S209', 'K8S209', 'K8S213']);
  });

  it('leaves them alone where it is off or ignored', async () => {
    const rest = await found(bare, { config: { ignore: ['K8S213'] } });
    expect(new Set(rest.map((one) => one.split(' ')[0]))).toEqual(new Set(AGGREGATE));
    expect(await found(bare.replace('spec:', '# plimsoll-ignore K8S213\nspec:'))).toEqual(rest);
  });
});
