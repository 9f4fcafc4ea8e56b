import { describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG } from '../../src/config/config.ts';
import { type CheckedFile, run } from '../../src/engine/run.ts';
import { memoryRepository, TODAY } from '../support/check.ts';

const config = { ...DEFAULT_CONFIG, select: ['XF001', 'XF101', 'K8S501', 'XF019'] };

/** More files than are judged in one portion; what belongs together lies far apart. */
const many: readonly (readonly [string, CheckedFile['language'], string])[] = [
  ['a/Dockerfile', 'dockerfile', 'FROM debian:13-slim AS base\nCOPY missing /\nUSER app\n'],
  ...Array.from({ length: 450 }, (_, index) => {
    const path = `m${String(index).padStart(3, '0')}`;
    return index % 2
      ? ([`${path}/Dockerfile`, 'dockerfile', 'FROM debian:13-slim\nUSER 1000\n'] as const)
      : ([`${path}/cm.yaml`, 'kubernetes', 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n'] as const);
  }),
  ['z/compose.yaml', 'compose', 'services:\n  a:\n    image: shop\n    build: {context: ../a, target: bsae}\n'],
  ['z/k8s/a.yaml', 'kubernetes', 'apiVersion: v1\nkind: Service\nmetadata: {name: s}\nspec: {selector: {app: a}}\n'],
  [
    'z/k8s/pod.yaml',
    'kubernetes',
    'apiVersion: v1\nkind: Pod\nmetadata: {name: shop, labels: {app: b}}\nspec:\n  securityContext: {runAsNonRoot: true}\n  containers: [{name: shop, image: m001}]\n',
  ],
];

async function judge(parts: typeof many) {
  const files = parts.map(([path, language, text]) => ({ file: { path, text, origin: 'index' as const }, language }));
  const all = Object.fromEntries(many.map(([path, , text]) => [path, text]));
  const { findings, errors } = await run({ files, config, today: TODAY, repository: memoryRepository(all) });
  expect(errors).toEqual([]);
  return findings;
}

describe('cross-file rules in a large run', () => {
  it('say what they say of the few files that it is about', async () => {
    const few = many.filter(([path]) => !path.startsWith('m'));
    const found = await judge(many);
    expect(found.map(({ rule, file }) => [rule, file])).toEqual([
      ['XF101', 'a/Dockerfile'],
      ['XF019', 'z/compose.yaml'],
      ['K8S501', 'z/k8s/a.yaml'],
    ]);
    expect(found).toEqual(await judge(few));
  });

  it('find the Dockerfile of an image in another portion', async () => {
    const named = many.map(([path, language, text]) =>
      path === 'm001/Dockerfile'
        ? ([path, language, text.replace('1000', 'app')] as const)
        : ([path, language, text] as const),
    );
    const found = await judge(named);
    expect(found.filter(({ rule }) => rule === 'XF001').map(({ file, start }) => [file, start.line])).toEqual([
      ['m001/Dockerfile', 2],
    ]);
    // Nor does it matter that the first portions are of a language that no such rule is about.
    const scripts = ['a.sh', 'b.sh', 'c.sh'].map((path) => [path, 'shell', 'echo a\n'] as const);
    const others = [...scripts, ...named.filter(([, language]) => language !== 'compose')];
    expect((await judge(others)).filter(({ rule }) => rule === 'XF001')).toHaveLength(1);
  });
});
