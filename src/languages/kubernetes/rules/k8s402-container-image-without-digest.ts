import { defineRule } from '../../../core/rule.ts';
import type { KubernetesDocument } from '../document.ts';
import { podWith } from '../examples.ts';
import { reportIn } from '../facts.ts';
import { imagesOf } from '../images.ts';

export default defineRule<KubernetesDocument>({
  id: 'K8S402',
  name: 'container-image-without-digest',
  title: 'an image that is not pinned by digest',
  severity: 'info',
  since: '0.1.0',
  fixable: 'never',
  profiles: {},
  aliases: ['CKV_K8S_43'],
  references: ['https://kubernetes.io/docs/concepts/containers/images/#image-names'],
  docs: {
    what: 'The image has no `@sha256:…`.',
    why: 'Whoever may push to the repository can move a tag; a digest names one image for ever.',
    instead: 'Pin the digest and let an update bot move it: `nginx:1.27.2@sha256:…`.',
  },
  examples: {
    bad: [
      { code: podWith(''), line: 8 },
      { code: podWith('').replace(':1.4.2', ''), line: 8 },
    ],
    good: [
      { code: podWith('').replace('app:1.4.2', `app:1.4.2@sha256:${'a'.repeat(64)}`) },
      { code: podWith('').replace('ghcr.io/acme/app:1.4.2', '"${IMAGE}"') },
    ],
  },

  *check(doc, facts) {
    for (const { container, node, text, reference } of imagesOf(doc, facts)) {
      if (!reference || reference.digest !== undefined) continue;
      const message = `\`${text}\` is not pinned: its tag can be moved`;
      yield reportIn(container, ['image'], { at: node.span, message, help: 'add the digest: `@sha256:…`' });
    }
  },
});
