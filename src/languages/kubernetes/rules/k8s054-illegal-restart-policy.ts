import { defineRule } from '../../../core/rule.ts';
import { stringOf } from '../../yaml/scalars.ts';
import { get } from '../../yaml/tree.ts';
import type { KubernetesDocument } from '../document.ts';
import { isUnknown } from '../document.ts';
import { deploymentWith } from '../examples.ts';
import { podsOf, reportIn } from '../facts.ts';
import { insertFix } from '../fixes.ts';

const ALWAYS = new Set(['Deployment', 'ReplicaSet', 'DaemonSet', 'StatefulSet', 'ReplicationController']);
const job = (spec: string): string =>
  `apiVersion: batch/v1\nkind: Job\nmetadata:\n  name: a\nspec:\n  template:\n    spec:\n      containers: [{name: a, image: "a:1"}]\n${spec}`;

export default defineRule<KubernetesDocument>({
  id: 'K8S054',
  name: 'illegal-restart-policy',
  title: 'restart policy not allowed for the kind',
  severity: 'error',
  since: '0.1.0',
  fixable: 'sometimes',
  profiles: { recommended: 'error', 'kube-score': 'error' },
  aliases: ['cronjob-restartpolicy'],
  references: ['https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy'],
  docs: {
    what: 'A Deployment, ReplicaSet, DaemonSet or StatefulSet has a `restartPolicy` other than `Always`, or a Job or CronJob has neither `OnFailure` nor `Never`.',
    why: 'The API server refuses the object.',
    instead: 'Omit the field for long-running workloads; set `OnFailure` or `Never` for jobs.',
    exceptions: 'Init containers, whose own `restartPolicy: Always` makes them sidecars.',
  },
  examples: {
    bad: [
      { code: job(''), line: 7, fixed: job('      restartPolicy: OnFailure\n') },
      { code: deploymentWith('', 'restartPolicy: Never\n'), line: 14 },
    ],
    good: [{ code: job('      restartPolicy: Never\n') }, { code: deploymentWith('', 'restartPolicy: Always\n') }],
  },

  needs: ['restartPolicy', 'kind:Job', 'kind:CronJob'],
  *check(doc, facts) {
    for (const pod of podsOf(doc, facts)) {
      const { resource } = pod;
      const kind = resource.kind.text;
      const jobs = (kind === 'Job' || kind === 'CronJob') && resource.group === 'batch';
      const allowed = jobs ? ['OnFailure', 'Never'] : ALWAYS.has(kind) ? ['Always'] : undefined;
      const node = get(pod.spec, 'restartPolicy');
      const text = stringOf(node);
      if (!allowed || isUnknown(doc, node) || (text ? allowed.includes(text) : !jobs || resource.partial)) continue;
      yield reportIn(pod, ['restartPolicy'], {
        at: text && node ? node.span : pod.at,
        message: `a ${kind} needs \`restartPolicy: ${allowed.join('` or `')}\``,
        help: jobs ? 'set `restartPolicy: OnFailure`' : 'remove `restartPolicy`',
        ...(!node && insertFix(doc, resource, pod.spec, ['restartPolicy'], 'OnFailure', 'unsafe')),
      });
    }
  },
});
