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
  title: 'a moving tag that nodes pull only once',
  severity: 'warning',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'warning', 'kube-score': 'warning' },
  aliases: [],
  references: ['https://kubernetes.io/docs/concepts/containers/images/#image-pull-policy'],
  docs: {
    what: '`imagePullPolicy: IfNotPresent` stands beside an image without tag or with `latest`.',
    why: 'Each node keeps whichever image it saw first: replicas run different versions, and a fix never arrives.',
    instead: 'Pin a version, or use `imagePullPolicy: Always`.',
    exceptions: '`Never` is used with images that were loaded into a local cluster.',
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
        message: `nodes keep whichever \`${text}\` they saw first`,
        help: 'pin a version, or use `Always`',
        ...(!text.includes('/') && floating === 'none' && { severity: 'info' }),
      });
    }
  },
});
