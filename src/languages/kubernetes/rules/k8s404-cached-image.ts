import { defineRule } from '../../../core/rule.ts';
import { entryOf } from '../../yaml/tree.ts';
import type { KubernetesDocument } from '../document.ts';
import { podWith } from '../examples.ts';
import { reportIn } from '../facts.ts';
import { floatingOf, imagesOf } from '../images.ts';

export default defineRule<KubernetesDocument>({
  id: 'K8S404',
  name: 'cached-image',
  title: 'cached image used without a registry check',
  severity: 'info',
  since: '0.1.0',
  fixable: 'never',
  profiles: { snyk: 'info', 'kube-score': 'info' },
  aliases: ['SNYK-CC-K8S-42', 'CKV_K8S_15'],
  references: ['https://kubernetes.io/docs/concepts/containers/images/#image-pull-policy'],
  docs: {
    what: 'The effective `imagePullPolicy` is not `Always` (the default only for `latest`).',
    why: 'A node that has the image starts it without contacting the registry: a tag that was moved stays outdated there, and a pod may use a private image without its credentials.',
    instead: 'Use `imagePullPolicy: Always`, or pin by digest.',
    exceptions: 'Images with a digest.',
  },
  examples: {
    bad: [
      { code: podWith('imagePullPolicy: IfNotPresent\n'), line: 9 },
      { code: podWith(''), line: 8 },
    ],
    good: [
      { code: podWith('imagePullPolicy: Always\n') },
      { code: podWith('').replace(':1.4.2', ':latest'), why: 'Always is the default' },
    ],
  },

  needs: ['image'],
  *check(doc, facts) {
    for (const { container, node, text, reference, pullPolicy } of imagesOf(doc, facts)) {
      if (!reference || reference.digest !== undefined || pullPolicy === 'Always') continue;
      const floating = floatingOf(reference);
      if (pullPolicy === undefined && (floating === 'none' || floating === 'latest' || container.pod.resource.partial))
        continue;
      yield reportIn(container, ['imagePullPolicy'], {
        at: entryOf(container.node, 'imagePullPolicy')?.value.span ?? node.span,
        message: `nodes reuse a cached \`${text}\` without contacting the registry`,
        help: 'use `imagePullPolicy: Always`, or pin by digest',
      });
    }
  },
});
