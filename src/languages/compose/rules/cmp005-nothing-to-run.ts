import { defineRule } from '../../../core/rule.ts';
import { nearest } from '../../../core/suggest.ts';
import { asMap, entryOf, get } from '../../yaml/tree.ts';
import { type ComposeDocument, hasSource, wholeServices } from '../document.ts';

export default defineRule<ComposeDocument>({
  id: 'CMP005',
  name: 'nothing-to-run',
  title: 'no services, or service without image and build',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'error' },
  aliases: [],
  references: ['https://docs.docker.com/reference/compose-file/services/'],
  docs: {
    what: 'The file defines no services, or a service has none of `image`, `build`, `extends` and `provider`.',
    why: 'Compose has nothing to start: it stops with `no service selected` or `service has neither an image nor a build context`.',
    instead: 'Set an `image`, or a directory to `build`.',
    exceptions:
      'Overrides and fragments that complete another file, files with `include`, and files that only define networks and volumes for others to include.',
  },
  examples: {
    bad: [
      { code: 'services:\n  web:\n    ports: ["80:80"]\n', line: 2 },
      { code: 'services: {}\n', line: 1 },
    ],
    good: [
      { code: 'services:\n  web:\n    build: .\n' },
      { code: 'include:\n  - infra/compose.yaml\n' },
      { path: 'compose.override.yaml', code: 'services:\n  web:\n    ports: ["80:80"]\n', why: 'an override' },
    ],
  },

  needs: ['has:sourceless'],
  *check(doc) {
    const { root } = doc;
    if (!root || doc.problems.length > 0 || doc.legacy) return;
    const entry = entryOf(root, 'services');
    if (
      doc.services.length === 0 &&
      !doc.includes &&
      !doc.partial &&
      (!entry || asMap(entry.value)?.entries.length === 0)
    ) {
      const isLibrary = ['networks', 'volumes', 'secrets', 'configs', 'models'].some((key) => get(root, key));
      if (isLibrary && !entry) return;
      // A mistyped `services` is one mistake, and CMP002 reports it.
      if (!entry && root.entries.some(({ key }) => nearest(key.text, ['services']))) return;
      const at = entry?.key.span ?? root.entries[0]?.key.span ?? { start: root.span.start, end: root.span.start };
      yield { at, message: 'this file defines no services', help: 'add a service under `services:`' };
    }
    for (const { service, views } of wholeServices(doc)) {
      if (hasSource(service) || views.some(hasSource) || service.map?.entries.length === 0) continue;
      yield {
        at: service.nameSpan,
        message: `service \`${service.name}\` has nothing to run: it has neither \`image\` nor \`build\``,
        help: 'add `image: <name>:<version>` or `build: ./<directory>`',
        path: service.path(),
      };
    }
  },
});
