import { defineRule } from '../../../core/rule.ts';
import { type ComposeDocument, eachOwn } from '../document.ts';

export default defineRule<ComposeDocument>({
  id: 'CMP016',
  name: 'build-and-image',
  title: 'service with both `build` and `image`',
  severity: 'info',
  since: '0.1.0',
  fixable: 'never',
  profiles: {},
  aliases: ['no-build-and-image'],
  references: ['https://docs.docker.com/reference/compose-file/build/#using-build-and-image'],
  docs: {
    what: 'A service has both `build` and `image`, and no `pull_policy`.',
    why: 'Compose first tries to pull the image and builds it only when that fails: with access to the registry, an old image runs instead of the local code.',
    instead: 'Add `pull_policy: build`, or remove one of the two.',
    exceptions: 'Not in the recommended profile: `image` is the usual way to name the build result.',
  },
  examples: {
    bad: [
      { code: 'services:\n  app:\n    build: .\n    image: team/app:1.0\n', line: 4 },
      { code: 'services:\n  app:\n    image: team/app:1.0\n    build:\n      context: .\n', line: 3 },
    ],
    good: [
      { code: 'services:\n  app:\n    build: .\n    image: team/app:1.0\n    pull_policy: build\n' },
      { code: 'services:\n  app:\n    build: .\n' },
    ],
  },

  needs: ['build'],
  *check(doc) {
    for (const { service, entry } of eachOwn(doc, 'image')) {
      if (!service.built || service.has('pull_policy')) continue;
      yield {
        at: entry.key.span,
        message: `service \`${service.name}\` has both \`image\` and \`build\`: which one runs depends on the registry`,
        help: 'add `pull_policy: build`',
        path: service.path('image'),
      };
    }
  },
});
