import { defineRule } from '../../../core/rule.ts';
import type { DockerfileDocument } from '../document.ts';
import { labelsOf } from '../labels.ts';

const KEY = /^[a-z](?:[a-z0-9._/-]*[a-z0-9])?$/;
const RESERVED = /^(?:com\.docker|io\.docker|org\.dockerproject)\./;

export default defineRule<DockerfileDocument>({
  id: 'DL3048',
  name: 'label-key',
  title: 'invalid label key',
  severity: 'style',
  profiles: { hadolint: 'style', recommended: 'style' },
  since: '0.1.0',
  fixable: 'never',
  aliases: [],
  references: ['https://docs.docker.com/engine/manage-resources/labels/'],
  docs: {
    what: 'A LABEL key that violates the Docker guidelines: lower-case letters, digits, `.`, `_`, `/` and `-`, starting with a letter, ending with a letter or digit, without `..`, `--` or a reserved prefix.',
    why: 'Tools that filter by label expect such keys, and the prefixes `com.docker.`, `io.docker.` and `org.dockerproject.` are reserved for Docker.',
    instead: 'Write the key in lower case, preferably with your reversed domain as a prefix: `com.example.team`.',
  },
  examples: {
    bad: [
      { code: 'FROM a:1\nLABEL Maintainer=b\n', line: 2 },
      { code: 'FROM a:1\nLABEL com.docker.x=b\n', line: 2 },
    ],
    good: [{ code: 'FROM a:1\nLABEL org.opencontainers.image.title=b\n' }, { code: 'FROM a:1\nLABEL a=b\n' }],
  },
  needs: ['LABEL'],

  *check(doc) {
    for (const { pair } of labelsOf(doc)) {
      const { key, keySpan } = pair;
      if (key === '' || key.includes('$') || (KEY.test(key) && !/\.\.|--/.test(key) && !RESERVED.test(key))) continue;
      const why = RESERVED.test(key) ? 'is reserved for Docker' : 'is not a valid label key';
      yield {
        at: keySpan,
        message: `\`${key}\` ${why}`,
        help: 'use only lower-case letters, digits, `.`, `_`, `/` and `-`',
      };
    }
  },
});
