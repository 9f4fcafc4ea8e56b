import { fitsAny } from '../../../core/pattern.ts';
import { defineRule } from '../../../core/rule.ts';
import { isNull, stringOf } from '../../yaml/scalars.ts';
import { get } from '../../yaml/tree.ts';
import { isUnknown, type KubernetesDocument } from '../document.ts';
import { podWith } from '../examples.ts';
import { podsOf, reportIn } from '../facts.ts';

const settings = { policy: { priorityClasses: ['batch', 'shop-*'], requirePriorityClass: true } };

export default defineRule<KubernetesDocument>({
  id: 'K8S337',
  name: 'unusual-priority-class',
  title: 'priority class not allowed by the configuration',
  severity: 'info',
  since: '0.1.0',
  fixable: 'never',
  profiles: {},
  aliases: ['priority-class-name'],
  references: ['https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/'],
  docs: {
    what: 'A pod has a `priorityClassName` that is not in `kubernetes.policy.priorityClasses`; with `requirePriorityClass: true`, it has none.',
    why: 'When the cluster is full, pods of a higher class evict others, so priority classes are agreed on by all teams.',
    instead: 'Use one of the allowed classes.',
    exceptions:
      'Without one of these keys in the configuration the rule reports nothing. Fields missing from patches, and values that a template fills in, are not checked.',
  },
  examples: {
    bad: [
      { code: podWith('', 'priorityClassName: system-node-critical\n'), line: 6, settings },
      { code: podWith(''), line: 5, settings, why: 'a class is required' },
    ],
    good: [
      { code: podWith('', 'priorityClassName: shop-web\n'), settings },
      { code: podWith('', 'priorityClassName: system-node-critical\n'), why: 'nothing is configured' },
    ],
  },

  needs: ['has:container'],
  *check(doc, facts) {
    const { priorityClasses: accepted, requirePriorityClass: required } = facts.settings.policy;
    for (const pod of podsOf(doc, facts)) {
      const node = get(pod.spec, 'priorityClassName');
      if (pod.containers.length === 0 || isUnknown(doc, node)) continue;
      const name = isNull(node) ? '' : (stringOf(node) ?? '');
      const isMissing = required && name === '' && !pod.resource.partial;
      if (!isMissing && (name === '' || !accepted || fitsAny(accepted, name))) continue;
      const message = isMissing
        ? `${pod.resource.label} has no priority class`
        : `${pod.resource.label} has priority class \`${name}\`, which the configuration does not allow`;
      yield reportIn(pod, ['priorityClassName'], {
        at: node && name !== '' ? node.span : pod.at,
        message,
        help: accepted ? `use an allowed class: ${accepted.join(', ')}` : 'set `priorityClassName`',
      });
    }
  },
});
