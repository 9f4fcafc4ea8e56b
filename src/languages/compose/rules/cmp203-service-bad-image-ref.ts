import { defineRule } from '../../../core/rule.ts';
import { readReference } from '../../images/reference.ts';
import { type ComposeDocument, eachOwn } from '../document.ts';

export default defineRule<ComposeDocument>({
  id: 'CMP203',
  name: 'service-bad-image-ref',
  title: 'invalid service image reference',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'error' },
  aliases: [],
  references: [
    'https://docs.docker.com/reference/compose-file/services/#image',
    'https://github.com/distribution/reference',
  ],
  docs: {
    what: '`image` has uppercase letters, spaces, a scheme such as `https://`, two tags, or a digest of the wrong length.',
    why: 'Docker refuses it: `invalid reference format`.',
    instead: 'Write `[registry/]name[:tag][@digest]` in lowercase.',
    exceptions: 'References with a variable that has no default.',
  },
  examples: {
    bad: [
      { code: 'services:\n  web:\n    image: Team/Web:1.0\n', line: 3 },
      { code: 'services:\n  web:\n    image: https://registry.example.com/web:1.0\n', line: 3 },
    ],
    good: [
      { code: 'services:\n  web:\n    image: registry.example.com:5000/team/web:1.0\n' },
      { code: 'services:\n  web:\n    image: ${REGISTRY}/Web\n' },
    ],
  },

  needs: ['image'],
  *check(doc) {
    for (const { service, value } of eachOwn(doc, 'image')) {
      const text = service.textOf(value);
      if (!text || text.unknown || text.value === '') continue;
      const hasScheme = text.value.includes('://');
      const read = readReference(text.value);
      if (!('problem' in read)) continue;
      const at = hasScheme ? { start: 0, end: text.value.indexOf('://') + 3 } : read.at;
      yield {
        at: text.at(at.start, at.end),
        message: `\`${text.value}\` is not a valid image reference: ${hasScheme ? 'it begins with a scheme' : read.problem}`,
        help: hasScheme ? `write \`${text.value.slice(at.end)}\`` : 'write it as `[registry/]name[:tag][@digest]`',
        path: service.path('image'),
      };
    }
  },
});
