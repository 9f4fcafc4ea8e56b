import { defineRule, type Report } from '../../../core/rule.ts';
import { brokenListOf } from '../broken-list.ts';
import type { DockerfileDocument } from '../document.ts';
import { allInstructions } from '../facts.ts';
import { syntaxProblems } from '../grammar.ts';

const OFFICIAL_SYNTAX = /^(?:docker\.io\/)?docker\/dockerfile(?:-upstream)?(?:[:@]|$)/;

export default defineRule<DockerfileDocument>({
  id: 'DL1000',
  name: 'syntax-error',
  title: 'syntax error',
  severity: 'error',
  profiles: { recommended: 'error', hadolint: 'error', buildkit: 'error' },
  since: '0.1.0',
  fixable: 'sometimes',
  aliases: [],
  references: ['https://docs.docker.com/reference/dockerfile/#format'],
  docs: {
    what: 'An unknown instruction or flag, a missing argument, a here-document without an end, or anything else that BuildKit rejects before the build starts.',
    why: 'The build fails here for everyone who pulls the commit.',
    instead: 'Correct the marked word; the rest of the file is still checked.',
    exceptions:
      'Files with template markers, and files whose `# syntax=` directive names another frontend: their grammar is different.',
  },
  examples: {
    bad: [
      { code: 'FROM alpine:3.22\nRUNN apk add curl\n', line: 2, fixed: 'FROM alpine:3.22\nRUN apk add curl\n' },
      {
        code: 'FROM alpine:3.22\nCOPY --chwon=1000 app /app\n',
        line: 2,
        fixed: 'FROM alpine:3.22\nCOPY --chown=1000 app /app\n',
      },
      { code: 'FROM alpine:3.22\nRUN <<EOF\necho never closed\n', line: 2 },
      { code: 'FROM alpine:3.22 build\n', line: 1 },
    ],
    good: [
      { code: 'FROM alpine:3.22 AS build\nRUN <<EOF\necho closed\nEOF\n' },
      { code: 'FROM alpine:3.22\nHEALTHCHECK --interval=1m30s CMD ["true"]\n' },
      { code: '# syntax=example/other-frontend:1\nFROM alpine:3.22\nIMPORT x\n' },
    ],
  },

  *check(doc, { profile }) {
    const syntax = doc.directives.find(({ name }) => name === 'syntax')?.value;
    if (doc.template || (syntax !== undefined && !OFFICIAL_SYNTAX.test(syntax))) return;
    if (profile === 'hadolint') yield* brokenLists(doc);
    for (const { at, message, help, meant } of syntaxProblems(doc, profile !== 'hadolint')) {
      yield {
        at,
        message,
        ...(help && { help }),
        ...(meant && {
          fix: { title: `Write \`${meant}\``, safety: 'unsafe', edits: [{ span: at, text: meant }] },
        }),
      };
    }
  },
});

/** What the shell cannot read for hadolint, which ends there with an SC1072. Our other profiles have DF031. */
function* brokenLists(doc: DockerfileDocument): Iterable<Report> {
  for (const instruction of allInstructions(doc)) {
    const broken = instruction.keyword === 'RUN' && brokenListOf(instruction);
    if (broken) yield { at: broken.at, message: `this is no JSON array, and no shell can read it: ${broken.problem}` };
  }
}
