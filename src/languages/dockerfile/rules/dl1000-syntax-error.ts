import { defineRule, type Report } from '../../../core/rule.ts';
import { brokenListOf } from '../broken-list.ts';
import type { DockerfileDocument } from '../document.ts';
import { allInstructions } from '../facts.ts';
import { syntaxProblems } from '../grammar.ts';

const OFFICIAL_SYNTAX = /^(?:docker\.io\/)?docker\/dockerfile(?:-upstream)?(?:[:@]|$)/;

export default defineRule<DockerfileDocument>({
  id: 'DL1000',
  name: 'syntax-error',
  title: 'something that no builder can read',
  severity: 'error',
  profiles: { recommended: 'error', hadolint: 'error', buildkit: 'error' },
  since: '0.1.0',
  fixable: 'sometimes',
  aliases: [],
  references: ['https://docs.docker.com/reference/dockerfile/#format'],
  docs: {
    what: 'An unknown instruction or flag, a missing argument, a here-document without an end, or anything else that BuildKit refuses before it builds.',
    why: 'The build stops at this place, for everyone who pulls the commit.',
    instead: 'Correct the word that is marked; the rest of the file is checked all the same.',
    exceptions:
      'Files with the marks of a template engine and files with a `# syntax=` directive of another frontend are not judged: their grammar is not ours.',
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
