import { defineRule } from '../../../core/rule.ts';
import type { DockerfileDocument } from '../document.ts';

export default defineRule<DockerfileDocument>({
  id: 'DF012',
  name: 'dangling-continuation',
  title: 'a file that ends in a continuation',
  severity: 'warning',
  profiles: { recommended: 'warning' },
  since: '0.1.0',
  fixable: 'sometimes',
  aliases: [],
  references: ['https://docs.docker.com/reference/dockerfile/#escape'],
  docs: {
    what: 'A last line that ends in the escape character.',
    why: 'The instruction goes on where the file ends: whatever is appended later becomes part of it.',
    instead: 'Delete the character.',
    safe: 'The builder drops an escape at the end of the file.',
  },
  examples: {
    bad: [
      { code: 'FROM a:1\nRUN b \\\n', line: 2, fixed: 'FROM a:1\nRUN b\n' },
      { code: 'FROM a:1\nENV A=1 \\', line: 2, fixed: 'FROM a:1\nENV A=1' },
    ],
    good: [{ code: 'FROM a:1\nRUN b\n' }, { code: 'FROM a:1\nRUN b \\\n c\n' }],
  },
  needs: ['unfinished'],

  *check(doc) {
    const last = doc.instructions.at(-1);
    const mark = last?.line.unfinished ? last.line.continuations.at(-1) : undefined;
    if (!mark) return;
    let start = mark.start;
    while (/[ \t]/.test(doc.file.text[start - 1] ?? '')) start -= 1;
    yield {
      at: mark,
      message: 'the last instruction goes on, but the file ends',
      help: 'delete the character',
      fix: { title: 'Delete the character', safety: 'safe', edits: [{ span: { start, end: mark.end }, text: '' }] },
    };
  },
});
