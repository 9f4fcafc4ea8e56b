import { describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG, type FileConfig } from '../../src/config/config.ts';
import { run } from '../../src/engine/run.ts';
import { memoryRepository, TODAY } from '../support/check.ts';

const deployment = (name: string): string =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: ${name}, namespace: shop}\nspec: {selector: {matchLabels: {app: ${name}}}, template: {metadata: {labels: {app: ${name}}}, spec: {containers: [{name: c, image: 'a:1'}]}}}\n`;
const files = { 'k8s/a.yaml': deployment('a'), 'other/b.yaml': deployment('b') };
const base: FileConfig = { ...DEFAULT_CONFIG, select: ['recommended'] };
const more: FileConfig = { ...base, extendSelect: ['kube-score'] };

/** The files of which a cross-file rule that only a profile switches on says something. */
async function reported(configs: { root: FileConfig; k8s: FileConfig; other: FileConfig }, extra: number) {
  const padding = Object.fromEntries(
    Array.from({ length: extra }, (_, n) => [`pad/${n}.Dockerfile`, 'FROM scratch\n']),
  );
  const all = { ...files, ...padding };
  const { findings, errors } = await run({
    files: Object.entries(all).map(([path, text]) => ({
      file: { path, text, origin: 'worktree' },
      language: path.endsWith('.yaml') ? 'kubernetes' : 'dockerfile',
    })),
    config: { ...DEFAULT_CONFIG, ...configs.root },
    configFor: (path) =>
      path.startsWith('k8s/') ? configs.k8s : path.startsWith('other/') ? configs.other : configs.root,
    today: TODAY,
    repository: memoryRepository(all),
  });
  expect(errors).toEqual([]);
  return findings.filter(({ rule }) => rule === 'K8S509').map(({ file }) => file);
}

// Few files are judged at once, many in portions.
describe.each([0, 20])('cross-file rules, beside %i other files', (extra) => {
  it('report on the files whose own configuration selects them', async () => {
    expect(await reported({ root: base, k8s: base, other: base }, extra)).toEqual([]);
    expect(await reported({ root: base, k8s: more, other: base }, extra)).toEqual(['k8s/a.yaml']);
    expect(await reported({ root: base, k8s: more, other: more }, extra)).toEqual(['k8s/a.yaml', 'other/b.yaml']);
  });

  it('leave out the files whose own configuration does not', async () => {
    expect(await reported({ root: more, k8s: more, other: base }, extra)).toEqual(['k8s/a.yaml']);
  });
});
