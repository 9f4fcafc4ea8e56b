import { describe, expect, it } from 'vitest';
import { readForeignIgnores } from '../../src/config/foreign-ignores.ts';
import { type LoadOptions, loadConfig } from '../../src/config/load.ts';
import { check, TODAY } from '../support/check.ts';

const pod = (name: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}}\nspec:\n  hostPID: true\n  containers: [{name: c, image: "a:1", securityContext: {privileged: true}}]\n`;
const ONE = pod('a');
const TWO = `${pod('a')}---\n${pod('b')}`;

/** Lines of what is still reported. */
async function reported(file: string, text: string, path = 'k8s/web.yaml', manifest = ONE): Promise<readonly string[]> {
  const listedIgnores = await readForeignIgnores({ file, text });
  const found = await check(path, manifest, { select: ['K8S101', 'K8S102'], config: { listedIgnores }, today: TODAY });
  return found.map(({ rule, start }) => `${rule}:${start.line}`).sort();
}

const snyk = (place: string, more = ''): string =>
  `version: v1.25.0\nignore:\n  SNYK-CC-K8S-1:\n    - '${place}':\n        reason: why not\n${more}`;
const PATH = 'spec > containers[c] > securityContext > privileged';

describe('.snyk', () => {
  it.each([
    '*',
    'k8s/web.yaml',
    'k8s/web.yaml > *',
    'k8s/* > *',
    `k8s/web.yaml > [DocId: 0] > ${PATH}`,
    `k8s/web.yaml > [DocId:0] > input > ${PATH}`,
    `k8s/web.yaml > ${PATH}`,
    '* > spec > containers[c] > *',
    'k8s/web.yaml > spec > * > securityContext > privileged',
  ])('takes out what stands at %s', async (place) => {
    expect(await reported('.snyk', snyk(place))).toEqual(['K8S102:5']);
  });

  it.each([
    'web.yaml',
    'other/web.yaml > *',
    `k8s/web.yaml > [DocId: 1] > ${PATH}`,
    'k8s/web.yaml > spec > containers[d] > *',
    'k8s/web.yaml > spec > *  > privileged',
    `k8s/web.yaml > ${PATH} > x`,
  ])('leaves what does not stand at %s', async (place) => {
    expect(await reported('.snyk', snyk(place))).toEqual(['K8S101:6', 'K8S102:5']);
  });

  it('knows documents by their numbers', async () => {
    const found = await reported('.snyk', snyk(`k8s/web.yaml > [DocId: 1] > ${PATH}`), 'k8s/web.yaml', TWO);
    expect(found).toEqual(['K8S101:6', 'K8S102:12', 'K8S102:5']);
  });

  it('counts up to the day on which it expires', async () => {
    const until = (day: string) => snyk('*', `        expires: ${day}T10:00:00.000Z\n`);
    expect(await reported('.snyk', until('2026-11-24'))).toEqual(['K8S102:5']);
    expect(await reported('.snyk', until('2026-11-23'))).toEqual(['K8S101:6', 'K8S102:5']);
  });

  it('may hold other things', async () => {
    for (const text of ['', '[]\n', 'ignore: 1\n', 'ignore: {SNYK-CC-K8S-1: x, SNYK-JS-A-1: [{"*": null}]}\n'])
      expect(await reported('.snyk', text)).toEqual(['K8S101:6', 'K8S102:5']);
    expect(await reported('.snyk', 'ignore: {SNYK-CC-K8S-1: ["*"]}\n')).toEqual(['K8S102:5']);
  });
});

describe('.trivyignore', () => {
  it.each(['KSV-0017', 'AVD-KSV-0017', '# why\nKSV017 # here too', 'CVE-2024-1\nKSV-0017 exp:2026-11-24\r'])(
    'takes out %s',
    async (text) => {
      expect(await reported('.trivyignore', text)).toEqual(['K8S102:5']);
    },
  );

  it.each(['', '#KSV-0017', 'KSV-0018', 'KSV-0017 exp:2026-11-23'])('leaves what %s does not name', async (text) => {
    expect(await reported('.trivyignore', text)).toEqual(['K8S101:6', 'K8S102:5']);
  });

  it('has another form, with paths', async () => {
    const yaml = (more: string) => `misconfigurations:\n  - id: AVD-KSV-0017\n${more}`;
    expect(await reported('.trivyignore.yaml', yaml(''))).toEqual(['K8S102:5']);
    expect(await reported('.trivyignore.yaml', yaml('    paths: ["k8s/**"]\n'))).toEqual(['K8S102:5']);
    for (const more of ['    paths: [other]\n', '    expired_at: 2026-11-23\n'])
      expect(await reported('.trivyignore.yaml', yaml(more))).toEqual(['K8S101:6', 'K8S102:5']);
  });
});

describe('the configuration', () => {
  const files: Readonly<Record<string, string>> = { '.snyk': snyk('*'), '.trivyignore': 'KSV-0010\n' };
  const load = (more: Readonly<Record<string, string>> = {}, options: Partial<LoadOptions> = {}) =>
    loadConfig({ read: (path) => ({ ...files, ...more })[path], ...options });

  it('reads both unless it says not to', async () => {
    const { config, configFor } = await load();
    expect(config.listedIgnores.map(({ code }) => code)).toEqual(['SNYK-CC-K8S-1', 'KSV-0010']);
    expect(configFor('a.yaml').listedIgnores).toHaveLength(2);
    expect(config.sources).toEqual(['.snyk', '.trivyignore']);
    expect((await load({}, { none: true })).config.listedIgnores).toEqual([]);
    expect((await load({ '.plimsoll.yaml': 'compat: {ignores: false}\n' })).config.listedIgnores).toEqual([]);
  });

  it('says where one cannot be read, and goes on', async () => {
    const { config, notes } = await load({ '.snyk': 'ignore: [\n' });
    expect(config.listedIgnores.map(({ code }) => code)).toEqual(['KSV-0010']);
    expect(notes).toEqual([expect.stringMatching(/^\.snyk:\d+:\d+: .*; the ignores of \.snyk do not count$/)]);
  });

  it('may forbid it for single rules', async () => {
    const listedIgnores = await readForeignIgnores({ file: '.snyk', text: snyk('*') });
    const config = { listedIgnores, neverIgnore: ['K8S101'] };
    expect(await check('a.yaml', ONE, { select: ['K8S101'], config })).toHaveLength(1);
  });
});
