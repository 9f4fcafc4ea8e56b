import { defineRule } from '../../../core/rule.ts';
import type { KubernetesDocument } from '../document.ts';
import { podWith } from '../examples.ts';
import { reportIn } from '../facts.ts';
import { imagesOf } from '../images.ts';

export default defineRule<KubernetesDocument>({
  id: 'K8S407',
  name: 'container-bad-image-ref',
  title: 'invalid container image reference',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'error' },
  aliases: [],
  references: ['https://kubernetes.io/docs/concepts/containers/images/#image-names'],
  docs: {
    what: 'The value of `image` is empty, or has uppercase letters in its repository, two tags, an invalid digest, a scheme or spaces.',
    why: 'The pod never starts and stays in InvalidImageName.',
    instead: 'Write `registry/repository:tag` or `registry/repository@sha256:…`.',
    exceptions: 'Values filled in elsewhere.',
  },
  examples: {
    bad: [
      { code: podWith('').replace('ghcr.io/acme/app', 'ghcr.io/Acme/App'), line: 8 },
      { code: podWith('').replace('ghcr.io', 'https://ghcr.io'), line: 8 },
    ],
    good: [{ code: podWith('') }, { code: podWith('').replace('ghcr.io/acme/app', 'localhost:5000/a/b__c') }],
  },

  needs: ['image'],
  *check(doc, facts) {
    for (const { container, node, text, problem } of imagesOf(doc, facts)) {
      if (!problem) continue;
      yield reportIn(container, ['image'], {
        at: node.span.end > node.span.start ? node.span : container.at,
        message: `\`${text}\` is not a valid image reference: ${problem}`,
        help: 'write it as `registry/repository:tag`',
      });
    }
  },
});
