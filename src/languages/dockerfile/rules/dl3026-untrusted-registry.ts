import { defineRule } from '../../../core/rule.ts';
import type { Span } from '../../../core/text.ts';
import { type ImageReference, parseReference } from '../../images/reference.ts';
import type { DockerfileDocument } from '../document.ts';
import { imagesOf } from '../images.ts';
import { KNOWN_IMAGES } from '../known-images.ts';

export default defineRule<DockerfileDocument>({
  id: 'DL3026',
  name: 'untrusted-registry',
  title: 'image from an untrusted registry',
  severity: 'error',
  profiles: { recommended: 'error', hadolint: 'error' },
  since: '0.1.0',
  fixable: 'never',
  aliases: [],
  references: ['https://docs.docker.com/build/building/best-practices/#choose-the-right-base-image'],
  docs: {
    what: 'A base image, a `COPY --from` image or a mount source from a registry that `trustedRegistries` does not list.',
    why: 'The team has decided where images may come from. Images from other registries have not been reviewed.',
    instead: 'Use an image from a trusted registry, or add the registry to the list.',
    exceptions:
      'Without `trustedRegistries` in the configuration, the rule reports nothing. Not checked: `scratch`, stages and variables without a default. A bare word after `--from` is checked if it is a well-known official image, in the profile `hadolint` always.',
  },
  examples: {
    bad: [
      { code: 'FROM evil.example/a:1\n', line: 1, settings: { trustedRegistries: ['good.example'] } },
      {
        code: 'FROM good.example/a:1\nCOPY --from=nginx:1 /a /b\n',
        line: 2,
        settings: { trustedRegistries: ['good.example'] },
      },
    ],
    good: [
      { code: 'FROM good.example/a:1\n', settings: { trustedRegistries: ['good.example'] } },
      { code: 'FROM node:22\n', settings: { trustedRegistries: ['docker.io'] } },
      { code: 'FROM evil.example/a:1\n' },
    ],
  },
  needs: ['FROM'],

  *check(doc, { settings, profile }) {
    const trusted = settings.trustedRegistries;
    if (trusted.length === 0) return;
    const isImage = (word: string): boolean =>
      word !== 'scratch' && (profile === 'hadolint' ? !/^\d+$/.test(word) : KNOWN_IMAGES.has(word));
    const frontend = profile === 'hadolint' ? [] : frontendOf(doc);
    for (const { text, span, related } of [...frontend, ...imagesOf(doc, isImage).uses]) {
      const reference = parseReference(text);
      if (!reference || trusted.some((entry) => matches(entry, reference))) continue;
      yield {
        at: span,
        message: `\`${text}\` comes from \`${reference.registry}\`, which is not a trusted registry`,
        help: `use a trusted registry: ${trusted.join(', ')}`,
        ...(related && { related: [related] }),
      };
    }
  },
});

/** The image of `# syntax=…`, which runs the build. Docker's own is accepted wherever it comes from. */
function frontendOf({ directives }: DockerfileDocument): { text: string; span: Span; related?: undefined }[] {
  const syntax = directives.find(({ name }) => name === 'syntax');
  if (!syntax || /^(?:docker\.io\/)?docker\/dockerfile(?:-upstream)?(?::|@|$)/.test(syntax.value)) return [];
  return [{ text: syntax.value, span: syntax.valueSpan }];
}

function matches(entry: string, { registry }: ImageReference): boolean {
  if (entry === '*') return true;
  if (entry.startsWith('*')) return registry.endsWith(entry.slice(1));
  if (entry.endsWith('*')) return registry.startsWith(entry.slice(0, -1));
  return entry === registry || (entry === 'hub.docker.com' && registry === 'docker.io');
}
