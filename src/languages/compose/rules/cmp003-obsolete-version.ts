import { defineRule } from '../../../core/rule.ts';
import type { Span } from '../../../core/text.ts';
import { entryOf } from '../../yaml/tree.ts';
import type { ComposeDocument } from '../document.ts';

export default defineRule<ComposeDocument>({
  id: 'CMP003',
  name: 'obsolete-version',
  title: 'obsolete `version` key',
  severity: 'info',
  since: '0.1.0',
  fixable: 'sometimes',
  profiles: { recommended: 'info' },
  aliases: ['no-version-field'],
  references: ['https://docs.docker.com/reference/compose-file/version-and-name/'],
  docs: {
    what: 'The top level of the file has the key `version`.',
    why: 'Compose reads every file as the newest format, prints a warning about the key on each start and ignores it: the number promises a compatibility that is never checked.',
    instead: 'Delete the line.',
    safe: 'Compose ignores the key. In a file with `deploy`, which `docker stack deploy` may read, the fix is unsafe: older versions of it require the key.',
  },
  examples: {
    bad: [
      {
        code: 'version: "3.8"\nservices:\n  web:\n    image: nginx:1.27\n',
        line: 1,
        fixed: 'services:\n  web:\n    image: nginx:1.27\n',
      },
      {
        code: 'name: shop\nversion: "2" # old\nservices:\n  web:\n    image: nginx:1.27\n',
        line: 2,
        fixed: 'name: shop\nservices:\n  web:\n    image: nginx:1.27\n',
      },
    ],
    good: [
      { code: 'services:\n  web:\n    image: nginx:1.27\n' },
      { code: 'x-version: "3.8"\nservices:\n  web:\n    image: nginx:1.27\n' },
    ],
  },

  needs: ['root:version'],
  *check(doc) {
    const entry = entryOf(doc.root, 'version');
    if (!entry || doc.legacy) return;
    const line = wholeLine(doc.file.text, entry.span);
    yield {
      at: entry.key.span,
      message: '`version` is ignored by Compose',
      help: 'delete the line',
      ...(line && {
        fix: {
          title: 'Delete the line',
          safety: doc.services.some(({ map }) => entryOf(map, 'deploy')) ? 'unsafe' : 'safe',
          edits: [{ span: line, text: '' }],
        },
      }),
    };
  },
});

/** The line that holds nothing but the entry and a comment, with its line break. */
function wholeLine(text: string, { start, end }: Span): Span | undefined {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const feed = text.indexOf('\n', end);
  const to = feed === -1 ? text.length : feed + 1;
  const before = text.slice(from, start);
  const behind = text.slice(end, to).trim();
  return before === '' && (behind === '' || behind.startsWith('#')) ? { start: from, end: to } : undefined;
}
