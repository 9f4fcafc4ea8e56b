import { defineRule } from '../../../core/rule.ts';
import type { DockerfileDocument } from '../document.ts';

export default defineRule<DockerfileDocument>({
  id: 'DL3063',
  name: 'reserved-stage-name',
  title: 'a stage with a reserved name',
  severity: 'warning',
  profiles: { recommended: 'warning', hadolint: 'warning', buildkit: 'warning' },
  since: '0.1.0',
  fixable: 'never',
  aliases: ['ReservedStageName'],
  references: ['https://docs.docker.com/reference/build-checks/reserved-stage-name/'],
  docs: {
    what: 'A stage named `scratch` or `context`.',
    why: '`FROM scratch` still means the empty image, and `context` the files of the build: the stage cannot be reached by its name.',
    instead: 'Give it another name.',
  },
  examples: {
    bad: [
      { code: 'FROM a:1 AS scratch\n', line: 1 },
      { code: 'FROM a:1 AS context\nRUN b\n', line: 1 },
    ],
    good: [{ code: 'FROM a:1 AS base\n' }, { code: 'FROM scratch\n' }],
  },
  needs: ['stage:scratch', 'stage:context'],

  *check(doc) {
    for (const { name } of doc.stages) {
      if (!name || !/^(?:scratch|context)$/i.test(name.value)) continue;
      yield {
        at: name.span,
        message: `\`${name.raw}\` is reserved, so this stage cannot be named by it`,
        help: 'AS base',
      };
    }
  },
});
