import { defineRule } from '../../../core/rule.ts';
import { stringOf } from '../../yaml/scalars.ts';
import { entriesOf, get, getIn } from '../../yaml/tree.ts';
import { areTogether } from '../branches.ts';
import type { KubernetesDocument } from '../document.ts';
import { isUnknown } from '../document.ts';
import { podWith } from '../examples.ts';
import { containersOf, reportIn } from '../facts.ts';
import { replaceFix } from '../fixes.ts';
import { nearestQuantity, parseQuantity } from '../quantity.ts';

const limits = (text: string): string => podWith(`resources:\n  limits:\n    memory: ${text}\n`);

export default defineRule<KubernetesDocument>({
  id: 'K8S056',
  name: 'bad-quantity',
  title: 'invalid quantity',
  severity: 'error',
  since: '0.1.0',
  fixable: 'sometimes',
  profiles: { recommended: 'error' },
  aliases: [],
  references: ['https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/'],
  docs: {
    what: 'A request or limit is not a valid quantity (`100MB`, `1 Gi`, `1K`), is negative, or the request is higher than the limit.',
    why: 'The API server refuses the pod.',
    instead:
      'Use `k`, `M`, `G`, `T` for powers of 1000, `Ki`, `Mi`, `Gi`, `Ti` for powers of 1024, `m` for thousandths.',
  },
  examples: {
    bad: [
      { code: limits('512mi'), line: 11, fixed: limits('512Mi') },
      { code: podWith('resources:\n  requests: {cpu: "2"}\n  limits: {cpu: 500m}\n'), line: 10 },
    ],
    good: [{ code: limits('1.5Gi') }, { code: podWith('resources:\n  requests: {cpu: 0.5}\n  limits: {cpu: 500m}\n') }],
  },

  needs: ['requests', 'limits'],
  *check(doc, facts) {
    for (const container of containersOf(doc, facts)) {
      const resources = get(container.node, 'resources');
      for (const kind of ['requests', 'limits']) {
        for (const { key, value } of entriesOf(get(resources, kind))) {
          const node = value.kind === 'alias' ? value.target : value;
          const text = stringOf(node);
          if (node?.kind !== 'scalar' || text === undefined || isUnknown(doc, node)) continue;
          const steps = ['resources', kind, key.text];
          const amount = parseQuantity(text);
          if (amount === undefined) {
            const meant = nearestQuantity(text);
            yield reportIn(container, steps, {
              at: node.span,
              message: `\`${text}\` is not a valid quantity`,
              help: meant ? `write \`${meant}\`` : 'use `m`, `k`, `M`, `G`, `Ki`, `Mi` or `Gi`',
              ...(meant && replaceFix(container.pod.resource, node, meant, 'unsafe')),
            });
          } else if (amount < 0) {
            yield reportIn(container, steps, {
              at: node.span,
              message: `\`${text}\` is negative`,
              help: 'use a positive quantity',
            });
          } else if (kind === 'requests') {
            const bound = getIn(resources, ['limits', key.text]);
            const limit = stringOf(bound);
            const most = limit === undefined ? undefined : parseQuantity(limit);
            if (!bound || most === undefined || amount <= most || !areTogether(doc, [node.span, bound.span])) continue;
            yield reportIn(container, steps, {
              at: node.span,
              message: `${container.label} requests \`${text}\` ${key.text}, more than its limit of \`${limit}\``,
              help: 'lower the request or raise the limit',
            });
          }
        }
      }
    }
  },
});
