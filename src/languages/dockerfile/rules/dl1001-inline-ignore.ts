import { defineRule } from '../../../core/rule.ts';
import type { DockerfileDocument } from '../document.ts';

/** Exactly hadolint's form: what it does not read is not a pragma. */
const PRAGMA = /^[ \t]*hadolint[ \t]+ignore[ \t]*=[ \t]*[DLSC0-9]+(?:[ \t]*,[ \t]*[DLSC0-9]+)*[ \t]*(?:#.*)?$/;

export default defineRule<DockerfileDocument>({
  id: 'DL1001',
  name: 'inline-ignore',
  title: 'inline ignore comment',
  severity: 'info',
  profiles: {},
  since: '0.1.0',
  fixable: 'never',
  aliases: [],
  references: ['https://github.com/hadolint/hadolint#inline-ignores'],
  docs: {
    what: 'A `# hadolint ignore=…` comment above an instruction.',
    why: 'Some teams want every exception in the configuration, where the policy owners review it.',
    instead: 'Move the exception to `ignore` or `overrides` in `.plimsoll.yaml`.',
    exceptions: 'Not part of any profile: select it with its ID. Stage, global and shell pragmas are not reported.',
  },
  examples: {
    bad: [
      { code: 'FROM alpine:3.22\n# hadolint ignore=DL3018\nRUN apk add curl\n', line: 2 },
      { code: 'FROM alpine:3.22\n# hadolint ignore = DL3018, SC2086 # reason\nRUN apk add curl\n', line: 2 },
    ],
    good: [
      { code: 'FROM alpine:3.22\n# hadolint global ignore=DL3018\nRUN apk add curl\n' },
      { code: 'FROM alpine:3.22\n# about DL3018\nRUN apk add curl\n' },
    ],
  },
  needs: ['comments'],

  *check(doc) {
    for (const { span, text } of doc.comments) {
      if (!PRAGMA.test(text)) continue;
      yield {
        at: span,
        message: 'this comment ignores rules inside the file',
        help: 'move the exception to `ignore` or `overrides` in .plimsoll.yaml',
      };
    }
  },
});
