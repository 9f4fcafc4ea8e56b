import { defineRule } from '../../../core/rule.ts';
import type { DockerfileDocument } from '../document.ts';

export default defineRule<DockerfileDocument>({
  id: 'DF012',
  name: 'dangling-continuation',
  title: 'line continuation at the end of the file',
  severity: 'warning',
  profiles: { recommended: 'warning' },
  since: '0.1.0',
  fixable: 'sometimes',
  aliases: [],
  references: ['https://docs.docker.com/reference/dockerfile/#escape'],
  docs: {
    what: 'The last line ends in the escape character.',
    why: 'The instruction is left open: any line appended later becomes part of it.',
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
      message: 'the line is continued, but the file ends here',
      help: 'delete the escape character',
      fix: {
        title: 'Delete the escape character',
        safety: 'safe',
        edits: [{ span: { start, end: mark.end }, text: '' }],
      },
    };
  },
});
