import { defineRule } from '../../../core/rule.ts';
import type { Span } from '../../../core/text.ts';
import type { DockerfileDocument } from '../document.ts';

export default defineRule<DockerfileDocument>({
  id: 'DL3024',
  name: 'duplicate-stage-name',
  title: 'duplicate stage name',
  severity: 'error',
  profiles: { recommended: 'error', hadolint: 'error', buildkit: 'warning' },
  since: '0.1.0',
  fixable: 'never',
  aliases: ['DuplicateStageName', 'DS-0012', 'CKV_DOCKER_11'],
  references: ['https://docs.docker.com/reference/build-checks/duplicate-stage-name/'],
  docs: {
    what: 'A stage name that an earlier stage already uses; case is ignored.',
    why: '`FROM name`, `COPY --from=name` and `--target name` then mean the later stage, and the earlier one can no longer be referenced.',
    instead: 'Give each stage a unique name.',
  },
  examples: {
    bad: [
      { code: 'FROM node:22 AS build\nFROM golang:1.25 AS build\n', line: 2 },
      { code: 'FROM node:22 AS build\nFROM golang:1.25 AS Build\n', line: 2 },
    ],
    good: [{ code: 'FROM node:22 AS web\nFROM golang:1.25 AS api\n' }, { code: 'FROM node:22\nFROM golang:1.25\n' }],
  },
  needs: ['twice:stage'],

  *check(doc, { profile }) {
    const seen = new Map<string, Span>();
    for (const { name } of doc.stages) {
      if (!name) continue;
      const key = profile === 'hadolint' ? name.value : name.value.toLowerCase();
      const earlier = seen.get(key);
      if (earlier) {
        yield {
          at: name.span,
          message: `\`${name.raw}\` is already the name of an earlier stage`,
          help: 'rename this stage',
          related: [{ at: earlier, message: 'earlier stage' }],
        };
      } else seen.set(key, name.span);
    }
  },
});
