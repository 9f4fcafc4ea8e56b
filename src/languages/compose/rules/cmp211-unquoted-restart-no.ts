import { defineRule } from '../../../core/rule.ts';
import { isFalse, isPlainBoolean } from '../booleans.ts';
import { type ComposeDocument, eachOwn } from '../document.ts';

export default defineRule<ComposeDocument>({
  id: 'CMP211',
  name: 'unquoted-restart-no',
  title: 'unquoted `restart: no`',
  severity: 'info',
  since: '0.1.0',
  fixable: 'always',
  profiles: { recommended: 'info' },
  aliases: [],
  references: ['https://docs.docker.com/reference/compose-file/services/#restart'],
  docs: {
    what: '`restart` has the unquoted value `no` or `false`.',
    why: 'YAML 1.1 reads `no` as the boolean false, which is not a restart policy: podman-compose and older versions of Compose refuse it. Current Compose accepts the word, but refuses `false`.',
    instead: 'Quote it: `restart: "no"`.',
    exceptions: '`false` is an error, since every version of Compose refuses it.',
    safe: 'To Compose, quoted `no` is the same policy, and `false` is refused as it is.',
  },
  examples: {
    bad: [
      {
        code: 'services:\n  job:\n    image: job:1\n    restart: no\n',
        line: 4,
        fixed: 'services:\n  job:\n    image: job:1\n    restart: "no"\n',
      },
      {
        code: 'services:\n  job:\n    image: job:1\n    restart: false\n',
        line: 4,
        fixed: 'services:\n  job:\n    image: job:1\n    restart: "no"\n',
      },
    ],
    good: [
      { code: 'services:\n  job:\n    image: job:1\n    restart: "no"\n' },
      { code: 'services:\n  job:\n    image: job:1\n    restart: on-failure\n' },
    ],
  },

  needs: ['restart'],
  *check(doc) {
    for (const { service, value } of eachOwn(doc, 'restart')) {
      const text = service.textOf(value);
      if (!text || !isPlainBoolean(text) || !isFalse(text)) continue;
      yield {
        at: text.span,
        message: `\`restart: ${text.raw}\` is the boolean false in YAML 1.1`,
        help: 'quote it: `restart: "no"`',
        severity: text.raw.toLowerCase() === 'false' ? 'error' : 'info',
        path: service.path('restart'),
        fix: { title: 'Write `"no"`', safety: 'safe', edits: [{ span: text.span, text: '"no"' }] },
      };
    }
  },
});
