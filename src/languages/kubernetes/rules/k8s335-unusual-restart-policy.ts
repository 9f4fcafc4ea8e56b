import { defineRule } from '../../../core/rule.ts';
import { isNull, stringOf } from '../../yaml/scalars.ts';
import { get } from '../../yaml/tree.ts';
import { isUnknown, type KubernetesDocument } from '../document.ts';
import { podWith } from '../examples.ts';
import { podsOf, reportIn } from '../facts.ts';

const ACCEPTED = ['Always', 'OnFailure'];

export default defineRule<KubernetesDocument>({
  id: 'K8S335',
  name: 'unusual-restart-policy',
  title: 'restart policy not allowed by the configuration',
  severity: 'info',
  since: '0.1.0',
  fixable: 'never',
  profiles: {},
  aliases: ['restart-policy'],
  references: ['https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy'],
  docs: {
    what: 'The effective `restartPolicy` of a pod is not in `kubernetes.policy.restartPolicies`; without that key, it is neither `Always` nor `OnFailure`.',
    why: 'A container that fails under `Never` stays down until it is restarted manually.',
    instead: 'Use an allowed policy. (Opt-in: Jobs have good reasons for `Never`.)',
    exceptions: 'Fields missing from patches, and values that a template fills in.',
  },
  examples: {
    bad: [
      { code: podWith('', 'restartPolicy: Never\n'), line: 6 },
      {
        code: podWith('', 'restartPolicy: OnFailure\n'),
        line: 6,
        settings: { policy: { restartPolicies: ['Always'] } },
      },
    ],
    good: [{ code: podWith('', 'restartPolicy: OnFailure\n') }, { code: podWith(''), why: 'the default is Always' }],
  },

  needs: ['has:container'],
  *check(doc, facts) {
    const accepted = facts.settings.policy.restartPolicies ?? ACCEPTED;
    for (const pod of podsOf(doc, facts)) {
      const node = get(pod.spec, 'restartPolicy');
      const absent = isNull(node);
      if (pod.containers.length === 0 || isUnknown(doc, node) || (absent && pod.resource.partial)) continue;
      const policy = absent ? 'Always' : (stringOf(node) ?? '');
      if (accepted.includes(policy)) continue;
      yield reportIn(pod, ['restartPolicy'], {
        at: absent || !node ? pod.at : node.span,
        message: `${pod.resource.label} has restartPolicy \`${policy}\`, which the configuration does not allow`,
        help: `use an allowed policy: ${accepted.join(', ')}`,
      });
    }
  },
});
