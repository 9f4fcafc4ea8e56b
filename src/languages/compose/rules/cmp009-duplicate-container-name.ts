import { defineRule } from '../../../core/rule.ts';
import type { ComposeDocument } from '../document.ts';
import type { Service } from '../service.ts';

export default defineRule<ComposeDocument>({
  id: 'CMP009',
  name: 'duplicate-container-name',
  title: 'duplicate `container_name`',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'error' },
  aliases: ['no-duplicate-container-names'],
  references: ['https://docs.docker.com/reference/compose-file/services/#container_name'],
  docs: {
    what: 'Two services have the same `container_name`, directly or through `extends` or a merge key.',
    why: 'A container name is unique: the second service fails with a conflict.',
    instead: 'Remove `container_name`; Compose generates names that cannot clash.',
    exceptions: 'Names with a variable that has no default.',
  },
  examples: {
    bad: [
      {
        code: 'services:\n  a:\n    image: a:1\n    container_name: app\n  b:\n    image: b:1\n    container_name: app\n',
        line: 7,
      },
      {
        code: 'services:\n  a:\n    image: a:1\n    container_name: app\n  b:\n    extends: a\n    command: worker\n',
        line: 5,
        why: 'the name is inherited',
      },
    ],
    good: [
      { code: 'services:\n  a:\n    image: a:1\n    container_name: a\n  b:\n    image: b:1\n    container_name: b\n' },
      {
        code: 'services:\n  a:\n    image: a:1\n    container_name: ${N}\n  b:\n    image: b:1\n    container_name: ${N}\n',
      },
    ],
  },

  needs: ['container_name'],
  *check(doc) {
    const taken = new Map<string, Service>();
    for (const service of doc.services) {
      const text = service.text('container_name');
      if (!text || text.unknown || text.value === '') continue;
      const owner = taken.get(text.value);
      if (!owner) {
        taken.set(text.value, service);
        continue;
      }
      const isOwn = service.map?.entries.some(({ key }) => key.text === 'container_name');
      const first = owner.text('container_name');
      yield {
        at: isOwn ? text.span : service.nameSpan,
        message: `the container name \`${text.value}\` of \`${service.name}\` is already used by \`${owner.name}\``,
        help: 'remove `container_name`',
        path: service.path('container_name'),
        ...(isOwn && first && { related: [{ at: first.span, message: `also the name of \`${owner.name}\`` }] }),
      };
    }
  },
});
