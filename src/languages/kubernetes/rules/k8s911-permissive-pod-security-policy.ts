import { defineRule } from '../../../core/rule.ts';
import type { Span } from '../../../core/text.ts';
import { booleanOf, stringOf } from '../../yaml/scalars.ts';
import { entryOf, get, getIn, itemsOf, type YamlNode } from '../../yaml/tree.ts';
import type { KubernetesDocument } from '../document.ts';
import { minorOf, pathIn } from '../facts.ts';

const psp = (spec: string): string =>
  `apiVersion: policy/v1beta1\nkind: PodSecurityPolicy\nmetadata:\n  name: p\nspec:\n${spec}`;
const FLAGS: readonly (readonly [string, string])[] = [
  ['privileged', 'privileged containers'],
  ['hostPID', "the node's process namespace"],
  ['hostIPC', "the node's IPC namespace"],
  ['hostNetwork', 'the host network'],
  ['allowPrivilegeEscalation', 'privilege escalation'],
];
const STRATEGIES = ['runAsUser', 'runAsGroup', 'fsGroup', 'supplementalGroups', 'seLinux'];

export default defineRule<KubernetesDocument>({
  id: 'K8S911',
  name: 'permissive-pod-security-policy',
  title: 'permissive PodSecurityPolicy',
  severity: 'warning',
  since: '0.1.0',
  fixable: 'never',
  profiles: { snyk: 'warning' },
  aliases: [
    'SNYK-CC-K8S-16',
    'SNYK-CC-K8S-17',
    'SNYK-CC-K8S-18',
    'SNYK-CC-K8S-19',
    'SNYK-CC-K8S-20',
    'SNYK-CC-K8S-21',
    'SNYK-CC-K8S-22',
    'SNYK-CC-K8S-23',
    'SNYK-CC-K8S-24',
    'SNYK-CC-K8S-27',
    'SNYK-CC-K8S-28',
    'SNYK-CC-K8S-29',
    'SNYK-CC-K8S-30',
    'SNYK-CC-K8S-31',
  ],
  references: ['https://kubernetes.io/docs/concepts/security/pod-security-policy/'],
  docs: {
    what: 'A PodSecurityPolicy allows privileged containers, host namespaces, every capability or volume type, or any user (`RunAsAny`).',
    why: 'The purpose of the policy is to refuse exactly that.',
    instead: 'Narrow it. The kind was removed in Kubernetes 1.25: use Pod Security admission.',
    exceptions:
      'Outside the profile `snyk` only Kubernetes versions before 1.25 are checked; K8S801 reports the kind for later ones.',
  },
  examples: {
    bad: [
      {
        code: psp('  privileged: true\n'),
        line: 6,
        settings: { kubernetes: { version: '1.24', podSpecPaths: {} } },
      },
      {
        code: psp('  allowedCapabilities:\n    - "*"\n'),
        line: 7,
        settings: { kubernetes: { version: '1.24', podSpecPaths: {} } },
      },
    ],
    good: [
      { code: psp('  privileged: false\n'), settings: { kubernetes: { version: '1.24', podSpecPaths: {} } } },
      { code: psp('  privileged: true\n'), why: 'the kind no longer exists' },
    ],
  },

  needs: ['kind:PodSecurityPolicy'],
  *check(doc, facts) {
    if (facts.profile !== 'snyk' && minorOf(facts) >= 25) return;
    for (const resource of doc.resources) {
      if (resource.kind.text !== 'PodSecurityPolicy') continue;
      for (const { at, what, key } of permissionsIn(get(resource.root, 'spec'))) {
        yield {
          at,
          message: `this policy allows ${what}`,
          help: 'narrow the policy',
          path: pathIn(resource, 'spec', key),
        };
      }
    }
  },
});

function* permissionsIn(spec: YamlNode | undefined): Iterable<{ at: Span; what: string; key: string }> {
  for (const [key, what] of FLAGS) {
    const node = get(spec, key);
    if (node && booleanOf(node) === true) yield { at: node.span, what, key };
  }
  for (const key of STRATEGIES) {
    const node = getIn(spec, [key, 'rule']);
    if (node && stringOf(node) === 'RunAsAny') yield { at: node.span, what: `any value for ${key}`, key };
  }
  for (const key of ['allowedCapabilities', 'volumes']) {
    const all = itemsOf(get(spec, key)).find((item) => stringOf(item) === '*');
    if (all) yield { at: all.span, what: `all ${key === 'volumes' ? 'volume types' : 'capabilities'}`, key };
  }
  const dropped = entryOf(spec, 'requiredDropCapabilities');
  if (dropped && itemsOf(dropped.value).length === 0)
    yield { at: dropped.key.span, what: 'containers that keep their capabilities', key: 'requiredDropCapabilities' };
}
