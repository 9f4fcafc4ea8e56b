import { defineRule } from '../../../core/rule.ts';
import { entryOf } from '../../yaml/tree.ts';
import type { KubernetesDocument } from '../document.ts';
import { podWith } from '../examples.ts';
import { reportIn } from '../facts.ts';
import { floatingOf, imagesOf } from '../images.ts';

const latest = (policy: string): string => podWith(`imagePullPolicy: ${policy}\n`).replace('app:1.4.2', 'app:latest');

export default defineRule<KubernetesDocument>({
  id: 'K8S403',
  name: 'stale-image',
  title: 'moving tag pulled only once',
  severity: 'warning',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'warning', 'kube-score': 'warning' },
  aliases: [],
  references: ['https://kubernetes.io/docs/concepts/containers/images/#image-pull-policy'],
  docs: {
    what: '`imagePullPolicy: IfNotPresent` is set for an image without a tag or with `latest`.',
    why: 'Each node keeps the image it pulled first: replicas run different versions, and updates never arrive.',
    instead: 'Pin a version, or use `imagePullPolicy: Always`.',
    exceptions: '`Never` is used with images loaded into a local cluster.',
  },
  examples: {
    bad: [
      { code: latest('IfNotPresent'), line: 9 },
      { code: podWith('imagePullPolicy: IfNotPresent\n').replace('app:1.4.2', 'app'), line: 9 },
    ],
    good: [{ code: latest('Always') }, { code: podWith('imagePullPolicy: IfNotPresent\n') }],
  },

  needs: ['imagePullPolicy'],
  *check(doc, facts) {
    for (const { container, text, reference, pullPolicy } of imagesOf(doc, facts)) {
      const floating = reference && floatingOf(reference);
      const at = entryOf(container.node, 'imagePullPolicy')?.value.span;
      if (pullPolicy !== 'IfNotPresent' || !at || !floating || floating === 'named' || reference?.digest) continue;
      yield reportIn(container, ['imagePullPolicy'], {
        at,
        message: `each node keeps the \`${text}\` it pulled first`,
        help: 'pin a version, or use `Always`',
        ...(!text.includes('/') && floating === 'none' && { severity: 'info' }),
      });
    }
  },
});
