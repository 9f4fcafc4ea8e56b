import { defineRule } from '../../../core/rule.ts';
import type { DockerfileDocument } from '../document.ts';

export default defineRule<DockerfileDocument>({
  id: 'DF007',
  name: 'legacy-key-value',
  title: 'legacy ENV or LABEL syntax',
  severity: 'style',
  profiles: { recommended: 'style', buildkit: 'warning' },
  since: '0.1.0',
  fixable: 'sometimes',
  aliases: ['LegacyKeyValueFormat'],
  references: ['https://docs.docker.com/reference/build-checks/legacy-key-value-format/'],
  docs: {
    what: '`ENV key value` or `LABEL key value` without `=`.',
    why: 'The legacy form takes the rest of the line as one value: a second pair on the line silently becomes part of the first.',
    instead: 'Write `key=value`.',
    safe: 'Both forms set the same value; values with quotes or escapes are not fixed.',
  },
  examples: {
    bad: [
      { code: 'FROM a:1\nENV A b\n', line: 2, fixed: 'FROM a:1\nENV A=b\n' },
      { code: 'FROM a:1\nLABEL a b c\n', line: 2, fixed: 'FROM a:1\nLABEL a="b c"\n' },
    ],
    good: [{ code: 'FROM a:1\nENV A=b\n' }, { code: 'FROM a:1\nLABEL a="b c"\n' }],
  },
  needs: ['legacy-pair'],

  *check(doc) {
    for (const outer of doc.instructions) {
      const { keyword, pairs, joined } = outer.trigger ?? outer;
      for (const { key, keySpan, value, span, legacy } of pairs) {
        if (!legacy || !value) continue;
        const plain = /^[^\s"'\\`]+$/.test(value.raw);
        const quotable = !/["'\\`]/.test(value.raw) && joined.isWhole(value.at, value.at + value.raw.length);
        const text = plain ? value.raw : `"${value.raw}"`;
        yield {
          at: keySpan,
          message: `\`${key}\` takes the entire rest of the line as its value`,
          help: `use the key=value form: ${keyword} ${key}=…`,
          ...((plain || quotable) && {
            fix: {
              title: 'Write `=`',
              safety: 'safe',
              edits: [{ span: { start: keySpan.end, end: span.end }, text: `=${text}` }],
            },
          }),
        };
      }
    }
  },
});
