import { describe, expect, it } from 'vitest';
import { parseKubernetes } from '../../../src/languages/kubernetes/parse.ts';

function featuresOf(text: string): ReadonlySet<string> {
  return parseKubernetes({ path: 'a.yaml', text, origin: 'worktree' }).features;
}

const POD = 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n';

describe('features of a manifest', () => {
  it('are its keys and what its objects are', () => {
    const found = featuresOf(`${POD}  "hostNetwork": true\n  containers: [{name: a, image: b}]\n`);
    for (const one of ['hostNetwork', 'has:container', 'kind:Pod', 'in:default', 'has:literal']) {
      expect(found).toContain(one);
    }
    for (const one of ['hostPID', 'has:nameless', 'has:several', 'several:containers', 'is:template']) {
      expect(found).not.toContain(one);
    }
  });

  it('are found behind anchors, merge keys and in Lists', () => {
    const list = `apiVersion: v1\nkind: List\nitems:\n- &a {b: &b {hostPID: true}}\n- {apiVersion: v1, kind: Pod, spec: {<<: *b}}\n`;
    expect(featuresOf(list)).toContain('hostPID');
    expect(featuresOf(`? &a {hostIPC: true}\n: b\nc: *a\n`)).toContain('hostIPC');
    expect(featuresOf(`x: &x [{a: 1}, {a: 2}]\nports: *x\n`)).toContain('several:ports');
  });

  it('are what stands before the name of a key, and chosen values', () => {
    const found = featuresOf(
      `${POD}  a/b: c\n  runAsUser: 0x0\n  type: NodePort\n  containerPort: 80\n  image: ghcr.io/helm/tiller:v2\n`,
    );
    for (const one of [
      'a/b',
      'a/',
      'runAsUser:0',
      'type:NodePort',
      'containerPort:80',
      'containerPort:low',
      'image:tiller',
    ])
      expect(found).toContain(one);
  });

  it('tell of files that cannot be read as they are', () => {
    expect(featuresOf('a: [\n')).toContain('is:broken');
    expect(featuresOf('a: 1\na: 2\n')).toContain('has:duplicates');
    const template = featuresOf(`${POD}  a: {{ .b }}\n`);
    expect(template).toContain('is:template');
    expect(template).not.toContain('has:literal');
  });
});
