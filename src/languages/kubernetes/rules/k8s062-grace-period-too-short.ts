import { defineRule } from '../../../core/rule.ts';
import { integerOf, isNull, stringOf } from '../../yaml/scalars.ts';
import { get, getIn, itemsOf } from '../../yaml/tree.ts';
import type { KubernetesDocument } from '../document.ts';
import { podWith } from '../examples.ts';
import { podsOf, reportIn } from '../facts.ts';
import type { Container } from '../pods.ts';

const DEFAULT = 30;

export default defineRule<KubernetesDocument>({
  id: 'K8S062',
  name: 'grace-period-too-short',
  title: 'termination grace period too short',
  severity: 'warning',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'warning' },
  aliases: [],
  references: ['https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination'],
  docs: {
    what: 'A preStop hook sleeps for `terminationGracePeriodSeconds` (30 if unset) or longer, or the period is 0.',
    why: 'The pod is killed before the program receives its signal: requests are cut off and data may be lost.',
    instead: 'Raise `terminationGracePeriodSeconds` above the sleep plus the time that the program needs.',
  },
  examples: {
    bad: [
      { code: podWith('lifecycle:\n  preStop:\n    sleep: {seconds: 60}\n'), line: 11 },
      { code: podWith('', 'terminationGracePeriodSeconds: 0\n'), line: 6 },
    ],
    good: [
      { code: podWith('lifecycle:\n  preStop:\n    sleep: {seconds: 10}\n') },
      {
        code: podWith(
          'lifecycle:\n  preStop:\n    exec: {command: [sleep, "60"]}\n',
          'terminationGracePeriodSeconds: 90\n',
        ),
      },
    ],
  },

  needs: ['terminationGracePeriodSeconds', 'preStop'],
  *check(doc, facts) {
    for (const pod of podsOf(doc, facts)) {
      const node = get(pod.spec, 'terminationGracePeriodSeconds');
      const grace = integerOf(node);
      if (node && grace === 0) {
        const message = '`terminationGracePeriodSeconds: 0` kills the pod without a graceful shutdown';
        yield reportIn(pod, ['terminationGracePeriodSeconds'], {
          at: node.span,
          message,
          help: 'allow at least a few seconds, for example `terminationGracePeriodSeconds: 30`',
        });
        continue;
      }
      if (node && !isNull(node) && grace === undefined) continue;
      if (!node && pod.resource.partial) continue;
      for (const container of pod.containers) {
        const sleep = sleepOf(container);
        if (!sleep || sleep.seconds < (grace ?? DEFAULT)) continue;
        yield reportIn(container, ['lifecycle', 'preStop'], {
          at: sleep.at,
          message: `the pod is killed after ${grace ?? DEFAULT}s, but preStop of ${container.label} sleeps ${sleep.seconds}s`,
          help: 'raise `terminationGracePeriodSeconds`',
        });
      }
    }
  },
});

function sleepOf(container: Container) {
  const hook = getIn(container.node, ['lifecycle', 'preStop']);
  const field = getIn(hook, ['sleep', 'seconds']);
  const seconds = integerOf(field);
  if (field && seconds !== undefined) return { seconds, at: field.span };
  const words = itemsOf(getIn(hook, ['exec', 'command']));
  const last = words.at(-1);
  const texts = words.map((word) => stringOf(word) ?? '');
  const text = /(?:^|\/)sleep$/.test(texts[0] ?? '') ? `sleep ${texts[1]}` : (texts.at(-1) ?? '');
  const match = /^sleep (\d{1,6})s?$/.exec(text.trim());
  return match && last ? { seconds: Number(match[1]), at: last.span } : undefined;
}
