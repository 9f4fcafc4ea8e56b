import { defineRule } from '../../../core/rule.ts';
import { parseReference } from '../../images/reference.ts';
import { type ComposeDocument, eachOwn } from '../document.ts';

export default defineRule<ComposeDocument>({
  id: 'CMP202',
  name: 'service-no-digest',
  title: 'service image without a digest',
  severity: 'info',
  since: '0.1.0',
  fixable: 'never',
  profiles: {},
  aliases: ['CL-0019'],
  references: ['https://docs.docker.com/build/building/best-practices/#pin-base-image-versions'],
  docs: {
    what: '`image` has a tag but no digest.',
    why: 'Anyone with push access to the repository can move the tag to another image; a digest identifies the content itself.',
    instead: 'Add the digest: `postgres:17.2@sha256:…`.',
    exceptions: 'Services with `build`, and references with a variable that has no default.',
  },
  examples: {
    bad: [
      { code: 'services:\n  db:\n    image: postgres:17.2\n', line: 3 },
      { code: 'services:\n  db:\n    image: ${DB:-postgres:17}\n', line: 3 },
    ],
    good: [
      {
        code: 'services:\n  db:\n    image: postgres:17.2@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\n',
      },
      { code: 'services:\n  app:\n    build: .\n    image: team/app:1.0\n' },
    ],
  },

  needs: ['image'],
  *check(doc) {
    for (const { service, value } of eachOwn(doc, 'image')) {
      const text = service.textOf(value);
      if (!text || text.unknown || service.built) continue;
      const reference = parseReference(text.value);
      if (!reference || reference.digest !== undefined) continue;
      yield {
        at: text.span,
        message: `the tag of \`${text.value}\` can be moved to another image`,
        help: 'add the digest: `@sha256:…`',
        path: service.path('image'),
      };
    }
  },
});
