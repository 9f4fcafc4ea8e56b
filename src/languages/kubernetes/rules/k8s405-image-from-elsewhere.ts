import { fits } from '../../../core/pattern.ts';
import { defineRule } from '../../../core/rule.ts';
import type { ImageReference } from '../../images/reference.ts';
import type { KubernetesDocument } from '../document.ts';
import { podWith } from '../examples.ts';
import { reportIn } from '../facts.ts';
import { imagesOf } from '../images.ts';

export default defineRule<KubernetesDocument>({
  id: 'K8S405',
  name: 'image-from-elsewhere',
  title: 'image from a registry that is not allowed',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: {},
  aliases: ['KSV-0125'],
  references: ['https://kubernetes.io/docs/concepts/containers/images/#image-names'],
  docs: {
    what: 'An image does not come from one of the `trustedRegistries`, or comes from one of `kubernetes.policy.deniedRegistries`. An entry is a registry, such as `ghcr.io` or `*.example.org`, or a path within one, such as `ghcr.io/acme`.',
    why: 'The team decided where images may come from. Images from other places have not been reviewed.',
    instead: 'Copy the image to an allowed registry, or add the registry to the list.',
    exceptions:
      'Without one of these keys in the configuration the rule reports nothing; `trustedRegistries` alone does not enable it. A name without a registry belongs to `docker.io`. Values filled in elsewhere are not checked.',
  },
  examples: {
    bad: [
      { code: podWith(''), line: 8, settings: { trustedRegistries: ['registry.example.org'] } },
      { code: podWith(''), line: 8, settings: { policy: { deniedRegistries: ['ghcr.io/acme'] } } },
    ],
    good: [
      { code: podWith(''), settings: { trustedRegistries: ['ghcr.io'] } },
      { code: podWith(''), why: 'nothing is configured' },
    ],
  },

  needs: ['image'],
  *check(doc, facts) {
    const { trustedRegistries: trusted, policy } = facts.settings;
    const denied = policy.deniedRegistries ?? [];
    if (trusted.length === 0 && denied.length === 0) return;
    for (const { container, node, text, reference } of imagesOf(doc, facts)) {
      if (!reference) continue;
      const refusal = denied.find((entry) => holds(entry, reference));
      if (refusal === undefined && (trusted.length === 0 || trusted.some((entry) => holds(entry, reference)))) continue;
      yield reportIn(container, ['image'], {
        at: node.span,
        message:
          refusal === undefined
            ? `\`${text}\` comes from \`${reference.registry}\`, which is not among the trusted registries`
            : `\`${text}\` comes from \`${refusal}\`, which the configuration denies`,
        help:
          trusted.length > 0 ? `use a trusted registry: ${trusted.join(', ')}` : 'use an image from another registry',
      });
    }
  },
});

/** Whether an image is in a registry, or under a path of one. */
function holds(entry: string, { registry, repository }: ImageReference): boolean {
  const slash = entry.indexOf('/');
  if (slash === -1) return fits(entry, registry);
  const folder = entry.slice(slash + 1).replace(/\/$/, '');
  return fits(entry.slice(0, slash), registry) && (fits(folder, repository) || fits(`${folder}/*`, repository));
}
