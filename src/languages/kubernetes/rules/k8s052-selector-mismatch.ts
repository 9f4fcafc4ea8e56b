import type { Report } from '../../../core/rule.ts';
import { defineRule } from '../../../core/rule.ts';
import { stringOf } from '../../yaml/scalars.ts';
import { entriesOf, entryOf, get, getIn, itemsOf } from '../../yaml/tree.ts';
import type { KubernetesDocument } from '../document.ts';
import { isUnknown, type Resource } from '../document.ts';
import { pathIn } from '../facts.ts';
import { meets } from '../selectors.ts';

const KINDS = new Set(['Deployment', 'ReplicaSet', 'DaemonSet', 'StatefulSet']);
/** Their selector is a plain mapping of labels, and optional. */
const PLAIN = new Set(['apps.openshift.io/DeploymentConfig', '/DeploymentConfig', '/ReplicationController']);

export default defineRule<KubernetesDocument>({
  id: 'K8S052',
  name: 'selector-mismatch',
  title: 'selector does not match the pod labels',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'error', 'kube-linter': 'error', 'kube-score': 'error' },
  aliases: [
    'mismatching-selector',
    'deployment-pod-selector-labels-match-template-metadata-labels',
    'statefulset-pod-selector-labels-match-template-metadata-labels',
  ],
  references: ['https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector'],
  docs: {
    what: '`spec.selector` of a Deployment, ReplicaSet, DaemonSet, StatefulSet, ReplicationController or DeploymentConfig is missing, empty, or does not match `spec.template.metadata.labels`.',
    why: 'The API server refuses the object.',
    instead: 'Give the pod template the labels that the selector requires.',
    exceptions: 'Patches and templates; `extensions/v1beta1`, where the selector defaults to the labels.',
  },
  examples: {
    bad: [
      {
        code: 'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n  selector:\n    matchLabels:\n      app: web\n  template:\n    metadata:\n      labels:\n        app: wev\n    spec:\n      containers: [{name: a, image: "a:1"}]\n',
        line: 12,
      },
      {
        code: 'apiVersion: apps/v1\nkind: DaemonSet\nmetadata: {name: a}\nspec:\n  template:\n    metadata: {labels: {a: b}}\n    spec: {containers: [{name: a, image: "a:1"}]}\n',
        line: 4,
      },
    ],
    good: [
      {
        code: 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec:\n  selector: {matchLabels: {a: b}}\n  template:\n    metadata: {labels: {a: b, c: d}}\n    spec: {containers: [{name: a, image: "a:1"}]}\n',
      },
      {
        code: 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec:\n  selector: {matchExpressions: [{key: a, operator: In, values: [b, c]}]}\n  template:\n    metadata: {labels: {a: b}}\n    spec: {containers: [{name: a, image: "a:1"}]}\n',
      },
    ],
  },

  needs: [
    'kind:Deployment',
    'kind:ReplicaSet',
    'kind:DaemonSet',
    'kind:StatefulSet',
    'kind:DeploymentConfig',
    'kind:ReplicationController',
  ],
  *check(doc) {
    for (const resource of doc.resources) {
      if (!resource.partial && PLAIN.has(`${resource.group}/${resource.kind.text}`)) {
        const labels = getIn(resource.root, ['spec', 'selector']);
        if (!isUnknown(doc, labels)) yield* mismatches(doc, resource, entriesOf(labels), []);
        continue;
      }
      if (resource.partial || resource.group !== 'apps' || !KINDS.has(resource.kind.text)) continue;
      const spec = entryOf(resource.root, 'spec');
      const selector = entryOf(spec?.value, 'selector');
      if (!spec) continue;
      const labels = entriesOf(get(selector?.value, 'matchLabels'));
      const expressions = itemsOf(get(selector?.value, 'matchExpressions'));
      if (isUnknown(doc, selector?.value)) continue;
      if (labels.length === 0 && expressions.length === 0) {
        yield {
          at: selector?.key.span ?? spec.key.span,
          message: selector ? 'this selector selects nothing' : `this ${resource.kind.text} has no selector`,
          help: 'add `selector.matchLabels` with a label of the pod template',
          path: pathIn(resource, 'spec', 'selector'),
        };
      } else yield* mismatches(doc, resource, labels, expressions);
    }
  },
});

function* mismatches(
  doc: KubernetesDocument,
  resource: Resource,
  matchLabels: ReturnType<typeof entriesOf>,
  expressions: ReturnType<typeof itemsOf>,
): Iterable<Report> {
  const labels = getIn(resource.root, ['spec', 'template', 'metadata', 'labels']);
  if (isUnknown(doc, labels)) return;
  const path = pathIn(resource, 'spec', 'template', 'metadata', 'labels');
  const help = 'give the pod template the labels that the selector requires';
  for (const { key, value } of matchLabels) {
    const own = get(labels, key.text);
    const [want, have] = [stringOf(value) ?? '', stringOf(own)];
    if (want === have || isUnknown(doc, value) || isUnknown(doc, own)) continue;
    const shown = have === undefined ? `no label \`${key.text}\`` : `\`${key.text}: ${have}\``;
    yield {
      at: have !== undefined && own ? own.span : key.span,
      message: `the selector requires \`${key.text}: ${want}\`, but the pods have ${shown}`,
      help,
      path,
    };
  }
  for (const expression of expressions) {
    const key = stringOf(get(expression, 'key')) ?? '';
    if (meets(expression, labels)) continue;
    yield {
      at: expression.span,
      message: `the pod labels do not match this expression on \`${key}\``,
      help,
      path,
    };
  }
}
