import { defineRule } from '../../../core/rule.ts';
import { entryOf } from '../../yaml/tree.ts';
import type { ComposeDocument } from '../document.ts';

export default defineRule<ComposeDocument>({
  id: 'CMP017',
  name: 'unnamed-project',
  title: 'project named after its directory',
  severity: 'style',
  since: '0.1.0',
  fixable: 'never',
  profiles: {},
  aliases: ['require-project-name-field'],
  references: ['https://docs.docker.com/reference/compose-file/version-and-name/#name-top-level-element'],
  docs: {
    what: 'The top level of the file has no `name`.',
    why: 'The project is named after its directory: two clones in directories of the same name share networks and volumes, and a renamed directory starts with empty ones.',
    instead: 'Set the project name at the top level, for example `name: shop`.',
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
      message: 'this project is named after its directory',
      help: 'add a top-level name: `name: <project>`',
    };
  },
});
