import { defineRule } from '../../../core/rule.ts';
import type { DockerfileDocument } from '../document.ts';

const INSTRUCTION =
  /^(ADD|ARG|CMD|COPY|ENTRYPOINT|ENV|EXPOSE|FROM|HEALTHCHECK|LABEL|ONBUILD|RUN|SHELL|STOPSIGNAL|USER|VOLUME|WORKDIR)[ \t]+\S/;

export default defineRule<DockerfileDocument>({
  id: 'DF011',
  name: 'swallowed-instruction',
  title: 'instruction swallowed by a line continuation',
  severity: 'error',
  profiles: { recommended: 'error' },
  since: '0.1.0',
  fixable: 'sometimes',
  aliases: [],
  references: ['https://docs.docker.com/reference/dockerfile/#escape'],
  docs: {
    what: 'A continuation line that begins with an instruction name in capitals.',
    why: 'The backslash on the previous line makes it part of the command above: the instruction never runs, and its words become arguments.',
    instead: 'Delete the backslash at the end of the previous line.',
  },
  examples: {
    bad: [
      { code: 'FROM a:1\nRUN apt-get update \\\nCOPY . /app\n', line: 3 },
      { code: 'FROM a:1\nENV A=1 \\\n\nUSER 1000\n', line: 4 },
    ],
    good: [
      { code: 'FROM a:1\nRUN apt-get update \\\n  && make\nCOPY . /app\n' },
      { code: 'FROM a:1\nRUN echo \\\n  RUN\n' },
    ],
  },
  needs: ['continued:capital'],

  *check(doc) {
    for (const { line, head } of doc.instructions) {
      for (const start of line.starts) {
        // Only at the very start of a line, as instructions are written.
        if (start > 0 && doc.file.text[start - 1] !== '\n') continue;
        const end = doc.file.text.indexOf('\n', start);
        const word = INSTRUCTION.exec(doc.file.text.slice(start, end === -1 ? head.end : end))?.[1];
        if (word === undefined) continue;
        const before = line.continuations.findLast(({ start: at }) => at < start);
        yield {
          at: { start, end: start + word.length },
          message: `this ${word} is part of the instruction above, because the previous line ends in \`${doc.escape}\``,
          help: `delete the \`${doc.escape}\` at the end of the previous line`,
          ...(before && {
            related: [{ at: before, message: 'the line is continued here' }],
            fix: { title: `Delete the \`${doc.escape}\``, safety: 'unsafe', edits: [{ span: before, text: '' }] },
          }),
        };
        break;
      }
    }
  },
});
