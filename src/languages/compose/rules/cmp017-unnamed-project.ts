import { defineRule } from '../../../core/rule.ts';
import { entryOf } from '../../yaml/tree.ts';
import type { ComposeDocument } from '../document.ts';

export default defineRule<ComposeDocument>({
  id: 'CMP017',
  name: 'unnamed-project',
  title: 'a project that is named after its folder',
  severity: 'style',
  since: '0.1.0',
  fixable: 'never',
  profiles: {},
  aliases: ['require-project-name-field'],
  references: ['https://docs.docker.com/reference/compose-file/version-and-name/#name-top-level-element'],
  docs: {
    what: 'The root of the file has no `name`.',
    why: 'The project is named after the folder: two clones in folders of one name share networks and volumes, and a renamed folder starts with empty ones.',
    instead: 'Add `name: shop` at the root.',
    exceptions: 'Overrides and fragments.',
  },
  examples: {
    bad: [
      { code: 'services:\n  web:\n    image: web:1\n', line: 1 },
      { code: 'volumes:\n  data:\nservices:\n  web:\n    image: web:1\n', line: 3 },
    ],
    good: [
      { code: 'name: shop\nservices:\n  web:\n    image: web:1\n' },
      { path: 'compose.override.yaml', code: 'services:\n  web:\n    image: web:1\n' },
    ],
  },

  needs: ['root:services'],
  *check(doc) {
    const services = entryOf(doc.root, 'services');
    if (!services || doc.partial || doc.problems.length > 0) return;
    if ([doc, ...(doc.company?.overrides ?? [])].some(({ root }) => entryOf(root, 'name'))) return;
    yield {
      at: services.key.span,
      message: 'this project is named after its folder',
      help: 'add `name: <project>` at the root',
    };
  },
});
