import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyFixes } from '../../../src/engine/fixes.ts';
import { check } from '../../support/check.ts';

const BASE = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels: {app: web}
  template:
    metadata:
      labels: {app: web}
    spec:
      containers:
        - name: web
          image: ghcr.io/acme/web:1.4.2
        - name: log
          image: ghcr.io/acme/log:1.0.0
          securityContext:
            capabilities:
              drop: [NET_RAW]
`;
const PATH = 'app/base/web.yaml';
const kustomizations = { 'app/base/kustomization.yaml': 'resources: [web.yaml]\n' };
const ABSENT = ['K8S202', 'K8S203', 'K8S206', 'K8S301'];

const CONTAINER = `    spec:
      containers:
        - name: web
          resources: {limits: {memory: 256Mi}}
          securityContext:
            allowPrivilegeEscalation: false
            capabilities: {drop: [ALL]}
`;
const patch = (below: string, name = 'web'): string =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: ${name}\nspec:\n  template:\n${below}`;
const overlay = (more: string): string => `resources: [../../base]\n${more}`;
const PATCHED = overlay('patches:\n  - path: web.yaml\n');

/** What is reported, as `K8S301 web`. */
async function absences(files: Readonly<Record<string, string>>, select = ABSENT): Promise<readonly string[]> {
  const findings = await check(PATH, BASE, { select, files: { ...kustomizations, ...files } });
  return findings.map(({ rule, start, end }) => `${rule} ${BASE.slice(start.offset, end.offset)}`);
}

const ALONE = [
  'K8S202 web',
  'K8S203 web',
  'K8S206 web',
  'K8S301 web',
  'K8S301 log',
  'K8S202 securityContext',
  'K8S203 securityContext',
  'K8S206 drop',
];
const WITH_PATCH = ALONE.filter((one) => !/web/.test(one) || one === 'K8S203 web');

describe('a manifest that kustomize completes', () => {
  it('is judged alone without an overlay, or with one that adds nothing', async () => {
    expect(await absences({})).toEqual(ALONE);
    expect(await absences({ 'app/overlays/dev/kustomization.yaml': overlay('') })).toEqual(ALONE);
    const dev = { 'app/overlays/dev/kustomization.yaml': PATCHED };
    expect(await absences({ ...dev, 'app/overlays/dev/web.yaml': patch(CONTAINER, 'api') })).toEqual(ALONE);
    expect(await absences(dev), 'the patch is missing').toEqual(ALONE);
  });

  it('has what its only overlay adds, container by container and key by key', async () => {
    const dev = { 'app/overlays/dev/kustomization.yaml': PATCHED, 'app/overlays/dev/web.yaml': patch(CONTAINER) };
    expect(await absences(dev)).toEqual(WITH_PATCH);
  });

  it('has what all its overlays add, and not what one of them does', async () => {
    const dev = { 'app/overlays/dev/kustomization.yaml': PATCHED, 'app/overlays/dev/web.yaml': patch(CONTAINER) };
    const more = CONTAINER.replace('256Mi', '1Gi').replace('drop: [ALL]', 'drop: [NET_RAW]');
    const prod = { 'app/overlays/prod/kustomization.yaml': PATCHED, 'app/overlays/prod/web.yaml': patch(more) };
    expect(await absences({ ...dev, ...prod })).toEqual([
      'K8S203 web',
      'K8S206 web',
      ...WITH_PATCH.filter((one) => one !== 'K8S203 web'),
    ]);
    const plain = { 'app/overlays/test/kustomization.yaml': overlay('') };
    expect(await absences({ ...dev, ...prod, ...plain })).toEqual(ALONE);
  });

  it.each([
    [
      'in the same folder',
      {
        'app/base/kustomization.yaml': `resources: [web.yaml]\npatches:\n  - path: p.yaml\n`,
        'app/base/p.yaml': patch(CONTAINER),
      },
    ],
    [
      'by patchesStrategicMerge',
      {
        'app/o/kustomization.yaml': 'bases: [../base]\npatchesStrategicMerge: [p.yaml]\n',
        'app/o/p.yaml': patch(CONTAINER),
      },
    ],
    [
      'in the list itself',
      {
        'app/o/kustomization.yaml': `resources: [../base]\npatchesStrategicMerge:\n  - |-\n${patch(CONTAINER).replace(/^/gm, '    ')}\n`,
      },
    ],
    [
      'by a target',
      {
        'app/o/kustomization.yaml':
          'resources: [../base]\npatches:\n  - path: p.yaml\n    target: {kind: Deploy.*|Job, name: w.b}\n',
        'app/o/p.yaml': patch(CONTAINER, 'any'),
      },
    ],
    [
      'by a component',
      {
        'app/o/kustomization.yaml': 'resources: [../base]\ncomponents: [../c]\n',
        'app/c/kustomization.yaml': 'kind: Component\npatches:\n  - path: p.yaml\n',
        'app/c/p.yaml': patch(CONTAINER),
      },
    ],
    [
      'through a third one',
      {
        'app/o/kustomization.yaml': 'resources: [../base]\n',
        'prod/kustomization.yaml': 'resources: [../app/o]\npatches:\n  - path: p.yaml\n',
        'prod/p.yaml': patch(CONTAINER),
      },
    ],
    [
      'under a name with a prefix',
      {
        'app/o/kustomization.yaml': 'namePrefix: dev-\nresources: [../base]\npatches:\n  - path: p.yaml\n',
        'app/o/p.yaml': patch(CONTAINER, 'dev-web'),
      },
    ],
    [
      'by JSON Patch',
      {
        'app/o/kustomization.yaml':
          'resources: [../base]\npatches:\n  - path: p.json\n    target: {kind: Deployment, name: web}\n',
        'app/o/p.json':
          '[{"op": "add", "path": "/spec/template/spec/containers/0/resources", "value": {"limits": {"memory": "1Gi"}}}, {"op": "add", "path": "/spec/template/spec/containers/0/securityContext", "value": {"allowPrivilegeEscalation": false, "capabilities": {"drop": ["ALL"]}}}]',
      },
    ],
  ])('has what is added %s', async (_, files) => {
    expect(await absences(files as Record<string, string>)).toEqual(WITH_PATCH);
  });

  it.each([
    [
      'for another object',
      {
        'app/o/kustomization.yaml':
          'resources: [../base]\npatches:\n  - path: p.yaml\n    target: {kind: StatefulSet}\n',
        'app/o/p.yaml': patch(CONTAINER),
      },
    ],
    [
      'that takes something out',
      {
        'app/o/kustomization.yaml': 'resources: [../base]\npatches:\n  - path: p.yaml\n',
        'app/o/p.yaml': patch(CONTAINER.replace(/: (?:\{limits|false|\[ALL\]|\{drop).*$/gm, ': null')),
      },
    ],
    [
      'that cannot be read',
      { 'app/o/kustomization.yaml': 'resources: [../base]\npatches:\n  - path: p.yaml\n', 'app/o/p.yaml': '{' },
    ],
    [
      'in a circle',
      {
        'app/o/kustomization.yaml': 'resources: [../base, .]\npatches: []\n',
        'app/base/kustomization.yaml': 'resources: [web.yaml, ../o]\n',
      },
    ],
  ])('is judged alone beside a patch %s', async (_, files) => {
    expect(await absences(files as Record<string, string>)).toEqual(ALONE);
  });

  it('has the image that the patches of all its overlays name', async () => {
    const text = BASE.replace('web:1.4.2', 'web:latest');
    const rules = async (files: Readonly<Record<string, string>>) =>
      (await check(PATH, text, { select: ['K8S401', 'BASE008'], files: { ...kustomizations, ...files } }))
        .flatMap(({ rule, covers = [] }) => [rule, ...covers])
        .sort();
    const dev = (image: string) => ({
      'app/overlays/dev/kustomization.yaml': PATCHED,
      'app/overlays/dev/web.yaml': patch(
        `    spec:\n      containers:\n        - name: web\n          image: ghcr.io/acme/web:${image}\n`,
      ),
    });
    const operation =
      'patches:\n  - target: {kind: Deployment}\n    patch: |\n      - {op: replace, path: /spec/template/spec/containers/0/image, value: "ghcr.io/acme/web:1.6.0"}\n';
    const prod = { 'app/overlays/prod/kustomization.yaml': overlay(operation) };
    expect(await rules(dev('1.5.0'))).toEqual(['BASE008']);
    expect(await rules({ ...dev('1.5.0'), ...prod })).toEqual(['BASE008']);
    const plain = { 'app/overlays/plain/kustomization.yaml': overlay('') };
    expect(await rules({ ...dev('1.5.0'), ...plain })).toEqual(['BASE008', 'BASE008', 'K8S401']);
  });

  it('has no container that all its overlays delete', async () => {
    const deletion = '    spec:\n      containers:\n        - {name: log, $patch: delete}\n';
    const dev = { 'app/overlays/dev/kustomization.yaml': PATCHED, 'app/overlays/dev/web.yaml': patch(deletion) };
    const ofWeb = ALONE.filter((one) => one.endsWith(' web'));
    expect(await absences(dev)).toEqual(ofWeb);
    const prod = { 'app/overlays/prod/kustomization.yaml': overlay('') };
    expect(await absences({ ...dev, ...prod })).toEqual(ALONE);
  });

  it('has the versions of images that overlays give', async () => {
    const text = BASE.replace('web:1.4.2', 'web');
    const images = (value: string) => ({
      ...kustomizations,
      'app/o/kustomization.yaml': `resources: [../base]\nimages:\n  - name: ghcr.io/acme/web\n    ${value}\n`,
    });
    const rules = async (files: Record<string, string>) =>
      (await check(PATH, text, { select: ['K8S401'], files })).length;
    expect(await rules(kustomizations)).toBe(1);
    expect(await rules(images('newTag: 1.5.0'))).toBe(0);
    expect(await rules(images(`digest: sha256:${'a'.repeat(64)}`))).toBe(0);
    expect(await rules(images('newTag: latest')), 'the place is in the other file').toBe(0);
    expect(await rules({ ...images('newTag: 1.5.0'), 'app/p/kustomization.yaml': 'resources: [../base]\n' })).toBe(1);
  });

  it('has the namespace of a kustomization', async () => {
    const found = (more: string) => absences({ 'app/overlays/dev/kustomization.yaml': overlay(more) }, ['K8S901']);
    expect(await found('')).toEqual(['K8S901 web']);
    expect(await found('namespace: shop\n')).toEqual([]);
  });

  it('is fixed as it stands, and what is bad in a patch is no matter of it', async () => {
    const bad = CONTAINER.replace('Escalation: false', 'Escalation: true').replace(
      '            capab',
      '            privileged: true\n            capab',
    );
    const files = {
      ...kustomizations,
      'app/o/kustomization.yaml': 'resources: [../base]\npatches:\n  - path: p.yaml\n',
      'app/o/p.yaml': patch(`${bad}          livenes: {}\n`),
    };
    const findings = await check(PATH, BASE, { select: ['K8S'], files });
    for (const { end } of findings) expect(end.offset).toBeLessThanOrEqual(BASE.length);
    const text = findings.map(({ rule, message }) => `${rule} ${message}`).join('\n');
    expect(text).not.toMatch(/K8S005|K8S101|K8S202 container "web"|K8S301 container "web"/);
    expect(text).toContain('K8S209 container "web"');
    const { text: fixed } = applyFixes(
      BASE,
      findings.filter(({ rule }) => rule === 'K8S209' || rule === 'K8S202'),
      { unsafe: true },
    );
    expect(fixed).toContain(
      '          image: ghcr.io/acme/web:1.4.2\n          securityContext:\n            readOnlyRootFilesystem: true\n',
    );
  });

  it('has what overlays nearby add where the repository has very many kustomizations', async () => {
    const others = Object.fromEntries(
      Array.from({ length: 600 }, (_, index) => [`shop/${index}/kustomization.yaml`, 'resources: [a.yaml]\n']),
    );
    const dev = { 'app/overlays/dev/kustomization.yaml': PATCHED, 'app/overlays/dev/web.yaml': patch(CONTAINER) };
    expect(await absences({ ...others, ...dev })).toEqual(WITH_PATCH);
  });

  it('ends, whatever kustomizations say', async () => {
    const folder = fc.constantFrom('a', 'b', 'c', 'app/base');
    const one = fc
      .record({
        resources: fc.array(folder, { maxLength: 3 }),
        components: fc.array(folder, { maxLength: 2 }),
        file: fc.boolean(),
        patch: fc.boolean(),
      })
      .map(
        ({ resources, components, file, patch: patches }) =>
          `resources: [${[...resources.map((name) => `../../${name}`.replace('../../a', '../a')), ...(file ? ['web.yaml'] : [])].join(', ')}]\ncomponents: [${components.map((name) => `../${name}`)}]\n${patches ? 'patches:\n  - path: ../p.yaml\n' : ''}`,
      );
    await fc.assert(
      fc.asyncProperty(fc.dictionary(folder, one), async (made) => {
        const files = Object.fromEntries(
          Object.entries(made).map(([name, text]) => [`${name}/kustomization.yaml`, text]),
        );
        const findings = await check(PATH, BASE, { select: ['K8S'], files: { ...files, 'p.yaml': patch(CONTAINER) } });
        for (const { end } of findings) expect(end.offset).toBeLessThanOrEqual(BASE.length);
      }),
      { numRuns: 100 },
    );
  });
});
