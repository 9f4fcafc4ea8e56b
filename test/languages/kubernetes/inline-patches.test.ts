import { describe, expect, it } from 'vitest';
import { check } from '../../support/check.ts';

const HEAD = 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n';
const POD = 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n';
const PRIVILEGED = `${POD}  containers:\n    - name: web\n      securityContext:\n        privileged: true\n`;

const indented = (text: string, by: number): string => text.replace(/^(?=.)/gm, ' '.repeat(by));

/** What is reported, as `K8S101 privileged`. */
async function found(text: string, path = 'app/kustomization.yaml', select = ['recommended']) {
  const findings = await check(path, text, { select });
  return findings
    .filter(({ severity }) => severity !== 'info')
    .map(({ rule, start, end }) => `${rule} ${text.slice(start.offset, end.offset)} in line ${start.line}`);
}

async function notes(text: string, path = 'app/kustomization.yaml'): Promise<readonly string[]> {
  const findings = await check(path, text, { select: ['K8S010'] });
  return findings.map(({ message, start }) => `${start.line}: ${message}`);
}

describe('patches in a kustomization', () => {
  it('are read where they are literal texts', async () => {
    expect(await found(`${HEAD}patches:\n  - patch: |-\n${indented(PRIVILEGED, 6)}`)).toEqual([
      'K8S101 true in line 13',
    ]);
    expect(await found(`${HEAD}patchesStrategicMerge:\n- |\n${indented(PRIVILEGED, 2)}`)).toEqual([
      'K8S101 true in line 13',
    ]);
  });

  it('have the path to them in that of their findings', async () => {
    const [finding] = await check('kustomization.yaml', `${HEAD}patches:\n- patch: |\n${indented(PRIVILEGED, 4)}`, {
      select: ['K8S101'],
    });
    expect(finding?.path).toBe('input > patches[0] > patch > spec > containers[web] > securityContext > privileged');
  });

  it('are read in a Component, in a kustomization without a kind, and in one of Flux', async () => {
    const patches = `patches:\n- patch: |-\n${indented(PRIVILEGED, 4)}`;
    const component = 'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\n';
    expect(await found(component + patches)).toHaveLength(1);
    expect(await found(patches)).toHaveLength(1);
    const flux = `apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata:\n  name: a\nspec:\n`;
    expect(await found(flux + indented(patches, 2), 'apps.yaml', ['K8S101'])).toHaveLength(1);
  });

  it('are no patches in other objects', async () => {
    const other = 'apiVersion: example.com/v1\nkind: Thing\nmetadata:\n  name: a\n';
    expect(await found(`${other}patches:\n- patch: |-\n${indented(PRIVILEGED, 4)}`, 'a.yaml', ['K8S101'])).toEqual([]);
  });

  it('may be several, of several documents', async () => {
    const text = `${HEAD}patches:\n- patch: |-\n${indented(PRIVILEGED, 4)}    ---\n${indented(PRIVILEGED, 4)}\n- target: {kind: Pod}\n  patch: |+\n${indented(PRIVILEGED, 4)}\nimages: []\n`;
    expect(await found(text)).toEqual(['K8S101 true in line 13', 'K8S101 true in line 23', 'K8S101 true in line 35']);
    expect(await found(text.replaceAll('\n', '\r\n'))).toHaveLength(3);
  });

  it('may hold texts with lines that look like marks', async () => {
    const script = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:\n  a: |\n    b\n    ---\n    c\n';
    expect(await found(`${HEAD}patches:\n- patch: |\n${indented(script, 4)}`)).toEqual([]);
  });

  it('are not asked for what they leave out', async () => {
    expect(await found(`${HEAD}patches:\n- patch: |-\n${indented(`${POD}  containers:\n  - name: web\n`, 4)}`)).toEqual(
      [],
    );
  });

  it('are ignored where a comment says so, inside and above', async () => {
    const inside = PRIVILEGED.replace('true', 'true # plimsoll-ignore K8S101');
    expect(await found(`${HEAD}patches:\n- patch: |-\n${indented(inside, 4)}`)).toEqual([]);
    expect(await found(`${HEAD}patches:\n# plimsoll-ignore K8S101\n- patch: |-\n${indented(PRIVILEGED, 4)}`)).toEqual(
      [],
    );
  });

  it('with a target are applied to objects of any name and version', async () => {
    const old = 'apiVersion: extensions/v1beta1\nkind: Ingress\nmetadata:\n  name: .*\n';
    const patch = `- patch: |-\n${indented(old, 4)}`;
    expect(await found(`${HEAD}patches:\n${patch}  target: {kind: Ingress}\n`)).toEqual([]);
    expect(await found(`${HEAD}patches:\n${patch}`)).toEqual(['K8S801 extensions/v1beta1 in line 5']);
  });

  it('have scripts', async () => {
    const script = `${POD}  containers:\n  - name: web\n    command: [sh, -c, "cd $A && rm -rf $B/*"]\n`;
    expect(
      (await found(`${HEAD}patches:\n- patch: |-\n${indented(script, 4)}`, 'kustomization.yaml', ['SC2115'])).length,
    ).toBe(1);
  });

  it('that cannot be read are errors', async () => {
    expect(await found(`${HEAD}patches:\n- patch: |-\n    kind: [\n`)).toEqual([expect.stringMatching(/^K8S001 /)]);
  });

  it('have images and scripts', async () => {
    const image = `${POD}  containers:\n  - name: web\n    image: debian:8\n`;
    const text = `${HEAD}patches:\n- patch: |-\n${indented(image, 4)}`;
    expect(await found(text, 'kustomization.yaml', ['BASE'])).toEqual([expect.stringContaining('debian:8')]);
  });
});

describe('patches in a kustomization that are not read', () => {
  const operations = '- op: replace\n  path: /spec/replicas\n  value: 1\n';

  it('are said to be', async () => {
    const said = '4: the operations in this JSON patch were not checked';
    expect(await notes(`${HEAD}patches:\n- patch: |-\n${indented(operations, 4)}  target: {kind: Pod}\n`)).toEqual([
      said,
    ]);
    expect(await notes(`${HEAD}patchesJson6902:\n- patch: '[{"op": "remove", "path": "/a"}]'\n`)).toEqual([said]);
  });

  it('are said to be where they have no lines of their own', async () => {
    const said = expect.stringMatching(/^4: this patch was not checked/);
    expect(await notes(`${HEAD}patches:\n- patch: ${JSON.stringify(PRIVILEGED)}\n`)).toEqual([said]);
    expect(await notes(`${HEAD}patches:\n- patch: >\n${indented(PRIVILEGED, 4)}`)).toEqual([said]);
  });

  it('need no word where they are other files', async () => {
    expect(await notes(`${HEAD}patches:\n- path: a.yaml\npatchesStrategicMerge:\n- b.yaml\n`)).toEqual([]);
  });
});
