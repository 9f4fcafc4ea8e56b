import type { Severity } from '../../../core/finding.ts';
import { defineRule } from '../../../core/rule.ts';
import { parseReference } from '../../images/reference.ts';
import { type ComposeDocument, eachOwn } from '../document.ts';

/** Tags that move by convention. */
const FLOATING = new Set([
  'stable',
  'edge',
  'nightly',
  'main',
  'master',
  'dev',
  'develop',
  'testing',
  'rolling',
  'canary',
  'lts',
  'current',
]);

export default defineRule<ComposeDocument>({
  id: 'CMP201',
  name: 'service-latest-tag',
  title: 'service image without a fixed version',
  severity: 'warning',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'warning' },
  aliases: ['service-image-require-explicit-tag', 'CL-0004'],
  standsFor: ['BASE007', 'BASE008'],
  references: [
    'https://docs.docker.com/reference/compose-file/services/#image',
    'https://docs.docker.com/build/building/best-practices/#pin-base-image-versions',
  ],
  docs: {
    what: '`image` has neither a tag nor a digest, or the tag `latest`.',
    why: 'Each machine runs the version it happened to pull: the next `up` elsewhere may start a different version, and a database may refuse the data of an older one.',
    instead: 'Pin a version, preferably with a digest: `postgres:17.2`.',
    exceptions:
      'Services with `build`, where `image` names the result; references with a digest, and tags from a variable without a default. `stable`, `edge`, `main` and similar tags are `info`.',
  },
  examples: {
    bad: [
      { code: 'services:\n  db:\n    image: postgres\n', line: 3 },
      { code: 'services:\n  db:\n    image: registry.example.com:5000/team/db:latest\n', line: 3 },
    ],
    good: [
      { code: 'services:\n  db:\n    image: postgres:17.2\n  app:\n    build: .\n    image: team/app\n' },
      { code: 'services:\n  db:\n    image: postgres:${PG_VERSION}\n  web:\n    image: nginx:${TAG:-1.27}\n' },
    ],
  },

  needs: ['image'],
  *check(doc) {
    for (const { service, value } of eachOwn(doc, 'image')) {
      const text = service.textOf(value);
      if (!text || text.unknown || service.built) continue;
      const reference = parseReference(text.value);
      if (!reference || reference.digest !== undefined) continue;
      const { tag, tagSpan, nameSpan } = reference;
      const isLatest = tag === undefined || tag === 'latest';
      if (!isLatest && !FLOATING.has(tag)) continue;
      const severity: Severity = isLatest && !isLocal(service.text('pull_policy')?.value) ? 'warning' : 'info';
      const span = tagSpan ?? nameSpan;
      yield {
        at: tag === undefined ? text.span : text.at(span.start, span.end),
        message: `\`${text.value}\` may be a different image tomorrow: ${tag === undefined ? 'it has no tag' : `the tag \`${tag}\` moves`}`,
        help: `pin a version: \`image: ${reference.text.slice(nameSpan.start, nameSpan.end)}:<version>\``,
        severity: service.grade(severity),
        path: service.path('image'),
      };
    }
  },
});

/** The image never comes from a registry. */
function isLocal(policy: string | undefined): boolean {
  return policy === 'never' || policy === 'build';
}
