import { defineRule } from '../../../core/rule.ts';
import { brokenListOf } from '../broken-list.ts';
import type { DockerfileDocument } from '../document.ts';

export default defineRule<DockerfileDocument>({
  id: 'DL3021',
  name: 'copy-to-file',
  title: 'COPY of several sources to a file path',
  severity: 'error',
  profiles: { recommended: 'error', hadolint: 'error' },
  since: '0.1.0',
  fixable: 'sometimes',
  aliases: ['DS-0011'],
  references: ['https://docs.docker.com/reference/dockerfile/#copy'],
  docs: {
    what: 'A COPY with more than one source and a destination that does not end in `/`.',
    why: 'The builder rejects it: several sources require a directory, and a path without a trailing slash is a file.',
    instead: 'End the destination with `/`.',
    safe: 'Without the slash the build fails; with it the files are copied into that directory.',
    exceptions: '`.`, `..` and destinations that end in a variable or a backslash.',
  },
  examples: {
    bad: [
      { code: 'FROM a:1\nCOPY b c /d\n', line: 2, fixed: 'FROM a:1\nCOPY b c /d/\n' },
      { code: 'FROM a:1\nCOPY ["b", "c", "/d"]\n', line: 2, fixed: 'FROM a:1\nCOPY ["b", "c", "/d/"]\n' },
    ],
    good: [{ code: 'FROM a:1\nCOPY b c /d/\n' }, { code: 'FROM a:1\nWORKDIR /d\nCOPY b c .\n' }],
  },
  needs: ['COPY:several'],

  *check(doc, { profile }) {
    for (const instruction of doc.instructions) {
      const { keyword, words, json } = instruction;
      const target = words.at(-1);
      if (keyword !== 'COPY' || !target || words.length < 3) continue;
      const { value, span } = target;
      if (value.startsWith('<<') || value.endsWith('/') || (profile !== 'hadolint' && isFolder(value))) continue;
      // A flag without its value takes none of the words; DL1000 reports it.
      if (profile !== 'hadolint' && instruction.flags.some(({ name, value }) => name === 'from' && !value)) continue;
      const broken = brokenListOf(instruction);
      // DF031 reports what was meant as a list.
      if (broken && profile !== 'hadolint') continue;
      const inner = json || /["']$/.test(target.raw) ? span.end - 1 : span.end;
      yield {
        at: span,
        message: `\`${value}\` must end in \`/\`, because ${words.length - 1} sources are copied into it`,
        help: `add a slash: ${value}/`,
        ...(!broken && {
          fix: { title: 'Append `/`', safety: 'safe', edits: [{ span: { start: inner, end: inner }, text: '/' }] },
        }),
      };
    }
  },
});

function isFolder(path: string): boolean {
  return /(?:^|\/)\.\.?$|\\$|\$\w+$|\}$/.test(path);
}
