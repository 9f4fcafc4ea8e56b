import type { Report } from '../../../core/rule.ts';
import { defineRule } from '../../../core/rule.ts';
import { integerOf, isNull, stringOf } from '../../yaml/scalars.ts';
import { entriesOf, entryOf, get, getIn } from '../../yaml/tree.ts';
import { areTogether } from '../branches.ts';
import type { KubernetesDocument } from '../document.ts';
import { isUnknown, type Resource } from '../document.ts';
import { pathIn } from '../facts.ts';
import { selects } from '../selectors.ts';

const pdb = (fields: string): string =>
  `apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata:\n  name: web\nspec:\n${fields}`;

export default defineRule<KubernetesDocument>({
  id: 'K8S324',
  name: 'pdb-blocks-drain',
  title: 'disruption budget that blocks node drains',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'error', 'kube-linter': 'error', 'kube-score': 'error' },
  aliases: ['pdb-max-unavailable', 'pdb-min-available', 'poddisruptionbudget-has-policy'],
  references: ['https://kubernetes.io/docs/tasks/run-application/configure-pdb/'],
  docs: {
    what: 'A PodDisruptionBudget has `maxUnavailable: 0`, `minAvailable: 100%`, or a `minAvailable` as high as the replicas of the workload it selects in the same file; or it sets both fields, or neither.',
    why: 'Nodes cannot be drained: cluster upgrades wait until the budget or the pod is deleted.',
    instead: 'Allow at least one pod to be evicted: `maxUnavailable: 1`.',
    exceptions: 'Workloads with `replicas: 0`.',
  },
  examples: {
    bad: [
      { code: pdb('  maxUnavailable: 0\n  selector: {matchLabels: {app: web}}\n'), line: 6 },
      { code: pdb('  minAvailable: 100%\n  selector: {matchLabels: {app: web}}\n'), line: 6 },
    ],
    good: [
      { code: pdb('  maxUnavailable: 1\n  selector: {matchLabels: {app: web}}\n') },
      { code: pdb('  minAvailable: 50%\n  selector: {matchLabels: {app: web}}\n') },
    ],
  },

  needs: ['kind:PodDisruptionBudget'],
  *check(doc) {
    for (const resource of doc.resources) {
      if (resource.group !== 'policy' || resource.kind.text !== 'PodDisruptionBudget') continue;
      const spec = entryOf(resource.root, 'spec');
      const max = get(spec?.value, 'maxUnavailable');
      const min = get(spec?.value, 'minAvailable');
      const report = (at: Report['at'], message: string, key: string): Report => ({
        at,
        message,
        help: 'allow at least one eviction: `maxUnavailable: 1`',
        path: pathIn(resource, 'spec', key),
      });
      const blocked = 'no pod can ever be evicted, so nodes cannot be drained';
      if (max && !isNull(max) && min && !isNull(min) && areTogether(doc, [max.span, min.span])) {
        yield report(
          max.span,
          'the server refuses a budget with both `minAvailable` and `maxUnavailable`',
          'maxUnavailable',
        );
      } else if (spec && isNull(max) && isNull(min) && !resource.partial) {
        yield report(spec.key.span, 'this budget sets neither `minAvailable` nor `maxUnavailable`', 'maxUnavailable');
      } else if (max && /^0+%?$/.test(stringOf(max) ?? '')) {
        yield report(max.span, blocked, 'maxUnavailable');
      } else if (min && stringOf(min) === '100%') {
        yield report(min.span, blocked, 'minAvailable');
      } else if (min && !isUnknown(doc, min)) {
        const wanted = integerOf(min);
        const replicas = wanted === undefined ? undefined : replicasOf(doc, resource);
        if (wanted === undefined || !replicas || wanted < replicas) continue;
        yield report(min.span, `${blocked}: the workload has ${replicas} replicas`, 'minAvailable');
      }
    }
  },
});

/** Replicas of the one workload of the file that the budget selects. */
function replicasOf(doc: KubernetesDocument, budget: Resource): number | undefined {
  const selector = getIn(budget.root, ['spec', 'selector']);
  if (entriesOf(selector).length === 0) return undefined;
  const selected = doc.resources.filter(
    (one) =>
      one.namespace === budget.namespace && one.pods.some((pod) => selects(selector, get(pod.metadata, 'labels'))),
  );
  const [only] = selected;
  if (selected.length !== 1 || !only || only.partial || only.kind.text === 'DaemonSet') return undefined;
  const scaled = doc.resources.some(
    ({ root, kind }) =>
      /^(?:HorizontalPodAutoscaler|ScaledObject)$/.test(kind.text) &&
      stringOf(getIn(root, ['spec', 'scaleTargetRef', 'name'])) === only.name,
  );
  if (scaled) return undefined;
  const replicas = getIn(only.root, ['spec', 'replicas']);
  return isNull(replicas) ? 1 : integerOf(replicas);
}
