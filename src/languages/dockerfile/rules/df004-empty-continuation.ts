import { defineRule } from '../../../core/rule.ts';
import type { DockerfileDocument } from '../document.ts';

export default defineRule<DockerfileDocument>({
  id: 'DF004',
  name: 'empty-continuation',
  title: 'empty line inside an instruction',
  severity: 'warning',
  profiles: { recommended: 'warning', buildkit: 'warning' },
  since: '0.1.0',
  fixable: 'sometimes',
  aliases: ['NoEmptyContinuation'],
  references: ['https://docs.docker.com/reference/build-checks/no-empty-continuation/'],
  docs: {
    what: 'An empty line between the continued lines of an instruction.',
    why: 'Docker still joins lines across it, but this is deprecated: once support ends, the rest of the command becomes a separate instruction.',
    instead: 'Delete the line or turn it into a comment.',
    safe: 'The builder drops empty lines between continued lines, so the instruction stays the same.',
  },
  examples: {
    bad: [
      { code: 'FROM a:1\nRUN b \\\n\n  && c\n', line: 3, fixed: 'FROM a:1\nRUN b \\\n  && c\n' },
      { code: 'FROM a:1\nENV A=1 \\\n\n\n B=2\n', line: 3, fixed: 'FROM a:1\nENV A=1 \\\n B=2\n' },
    ],
    good: [{ code: 'FROM a:1\nRUN b \\\n  # why\n  && c\n' }, { code: 'FROM a:1\nRUN <<EOF\nb\n\nc\nEOF\n' }],
  },
  needs: ['blank-continuation'],

  *check(doc) {
    for (const { line } of doc.instructions) {
      const [first] = line.blankLines;
      if (!first || line.unfinished) continue;
      yield {
        at: { start: first.start, end: first.start },
        message: 'empty line inside this instruction',
        help: 'delete the empty line',
        fix: {
          title: 'Delete the empty lines',
          safety: 'safe',
          edits: line.blankLines.map((span) => ({ span, text: '' })),
        },
      };
    }
  },
});
