import type { Report } from '../../../core/rule.ts';
import { defineRule } from '../../../core/rule.ts';
import { table } from '../../../core/table.ts';
import { entriesOf, get, getIn, type YamlNode } from '../../yaml/tree.ts';
import type { KubernetesDocument, Resource } from '../document.ts';
import { podWith } from '../examples.ts';
import { pathIn, podsOf, reportIn } from '../facts.ts';
import { replaceFix } from '../fixes.ts';

/** Renamed keys, with the new key or its replacement. */
const RENAMED: Readonly<Record<string, string | undefined>> = table({
  'beta.kubernetes.io/os': 'kubernetes.io/os',
  'beta.kubernetes.io/arch': 'kubernetes.io/arch',
  'beta.kubernetes.io/instance-type': 'node.kubernetes.io/instance-type',
  'failure-domain.beta.kubernetes.io/zone': 'topology.kubernetes.io/zone',
  'failure-domain.beta.kubernetes.io/region': 'topology.kubernetes.io/region',
  'node-role.kubernetes.io/master': 'node-role.kubernetes.io/control-plane',
});
const REPLACED: Readonly<Record<string, string | undefined>> = table({
  'kubernetes.io/ingress.class': 'the field `spec.ingressClassName`',
  'volume.beta.kubernetes.io/storage-class': 'the field `spec.storageClassName`',
  'volume.beta.kubernetes.io/mount-options': 'the field `spec.mountOptions`',
  'scheduler.alpha.kubernetes.io/critical-pod': 'the field `priorityClassName`',
  'scheduler.alpha.kubernetes.io/affinity': 'the field `affinity`',
  'scheduler.alpha.kubernetes.io/tolerations': 'the field `tolerations`',
});

export default defineRule<KubernetesDocument>({
  id: 'K8S805',
  name: 'old-label',
  title: 'renamed label or annotation',
  severity: 'info',
  since: '0.1.0',
  fixable: 'sometimes',
  profiles: { recommended: 'info' },
  aliases: [],
  references: ['https://kubernetes.io/docs/reference/labels-annotations-taints/'],
  docs: {
    what: 'A node label is used under its beta name, or an annotation is used where a field exists now.',
    why: 'Nodes lose the old labels, and then nothing matches; controllers stop reading the old annotations.',
    instead: 'Use the name or field in the message.',
    safe: 'The kubelet sets both names of `os` and `arch` on every node, so a `nodeSelector` selects the same nodes. Other names, and labels on the object itself, are unsafe to change.',
  },
  examples: {
    bad: [
      {
        code: podWith('', 'nodeSelector:\n  beta.kubernetes.io/os: linux\n'),
        line: 7,
        fixed: podWith('', 'nodeSelector:\n  kubernetes.io/os: linux\n'),
      },
      {
        code: 'apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata:\n  name: a\n  annotations:\n    kubernetes.io/ingress.class: nginx\n',
        line: 6,
      },
    ],
    good: [
      { code: podWith('', 'nodeSelector:\n  kubernetes.io/os: linux\n') },
      {
        code: 'apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: a}\nspec: {ingressClassName: nginx}\n',
      },
    ],
  },

  needs: [...Object.keys(RENAMED), ...Object.keys(REPLACED)],
  *check(doc, facts) {
    for (const resource of doc.resources) {
      for (const list of ['labels', 'annotations']) {
        for (const report of oldKeys(resource, getIn(resource.root, ['metadata', list])))
          yield { ...report, path: pathIn(resource, 'metadata', list) };
      }
    }
    for (const pod of podsOf(doc, facts)) {
      for (const report of oldKeys(pod.resource, get(pod.spec, 'nodeSelector'), true))
        yield reportIn(pod, ['nodeSelector'], report);
      if (pod.metadata === getIn(pod.resource.root, ['metadata'])) continue;
      for (const report of oldKeys(pod.resource, get(pod.metadata, 'annotations'))) yield reportIn(pod, [], report);
    }
  },
});

function* oldKeys(resource: Resource, map: YamlNode | undefined, selects = false): Iterable<Report> {
  for (const { key } of entriesOf(map)) {
    const renamed = Object.hasOwn(RENAMED, key.text) ? RENAMED[key.text] : undefined;
    const replaced = Object.hasOwn(REPLACED, key.text) ? REPLACED[key.text] : undefined;
    if (!renamed && !replaced) continue;
    yield {
      at: key.span,
      message: `\`${key.text}\` is the old name of ${renamed ? `\`${renamed}\`` : replaced}`,
      help: `use ${renamed ? `\`${renamed}\`` : replaced}`,
      ...(renamed &&
        replaceFix(resource, key, renamed, selects && renamed.startsWith('kubernetes.io/') ? 'safe' : 'unsafe')),
    };
  }
}
