import { defineRule } from '../../../core/rule.ts';
import { stringOf } from '../../yaml/scalars.ts';
import { entryOf, get, getIn } from '../../yaml/tree.ts';
import type { KubernetesDocument } from '../document.ts';
import { pathIn } from '../facts.ts';

const LABEL = 'pod-security.kubernetes.io/enforce';
const namespace = (labels: string): string => `apiVersion: v1\nkind: Namespace\nmetadata:\n  name: web\n${labels}`;

export default defineRule<KubernetesDocument>({
  id: 'K8S910',
  name: 'unguarded-namespace',
  title: 'namespace without Pod Security enforcement',
  severity: 'info',
  since: '0.1.0',
  fixable: 'never',
  profiles: {},
  aliases: [],
  references: ['https://kubernetes.io/docs/concepts/security/pod-security-admission/'],
  docs: {
    what: 'A Namespace has no label `pod-security.kubernetes.io/enforce`, or its value is `privileged`.',
    why: 'Any pod may run there, including privileged ones.',
    instead: 'Set it to `restricted`, or to `baseline`.',
    exceptions: 'System namespaces.',
  },
  examples: {
    bad: [
      { code: namespace(''), line: 3 },
      { code: namespace('  labels:\n    pod-security.kubernetes.io/enforce: privileged\n'), line: 6 },
    ],
    good: [
      { code: namespace('  labels:\n    pod-security.kubernetes.io/enforce: restricted\n') },
      { code: namespace('').replace('name: web', 'name: kube-system') },
    ],
  },

  needs: ['kind:Namespace'],
  *check(doc) {
    for (const resource of doc.resources) {
      if (resource.kind.text !== 'Namespace' || resource.partial || resource.name?.startsWith('kube-')) continue;
      const metadata = entryOf(resource.root, 'metadata');
      const labels = entryOf(metadata?.value, 'labels');
      const node = get(getIn(resource.root, ['metadata', 'labels']), LABEL);
      if (!metadata || (node && stringOf(node) !== 'privileged')) continue;
      yield {
        at: node?.span ?? labels?.key.span ?? metadata.key.span,
        message: `admission enforces no Pod Security profile in ${resource.label}`,
        help: `set the label \`${LABEL}: restricted\``,
        path: pathIn(resource, 'metadata', 'labels'),
      };
    }
  },
});
