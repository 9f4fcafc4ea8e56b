import type { Comment } from '../../../core/document.ts';
import { defineRule } from '../../../core/rule.ts';
import { readCheck } from '../check-directive.ts';
import type { DockerfileDocument } from '../document.ts';

/** Comments for tools. */
const PRAGMA =
  /^\s*(?:plimsoll|hadolint|shellcheck|check\s*=|syntax\s*=|escape\s*=|trivy:|checkov:|renovate:|yamllint)/i;

export default defineRule<DockerfileDocument>({
  id: 'DF027',
  name: 'definition-description',
  title: 'comment that does not describe its stage or ARG',
  severity: 'style',
  profiles: { buildkit: 'warning' },
  since: '0.1.0',
  fixable: 'never',
  aliases: ['InvalidDefinitionDescription'],
  references: ['https://docs.docker.com/reference/build-checks/invalid-definition-description/'],
  docs: {
    what: 'The comment directly above an ARG or a named FROM does not begin with its name.',
    why: '`docker build --call=outline` and `--call=targets` show such comments as descriptions, and only where they begin with the name.',
    instead:
      'Begin the comment with the name: `# VERSION is the version of the compiler`, or separate it with an empty `#` line.',
    exceptions:
      'Off by default, as in BuildKit, where the check is experimental: the profile `buildkit` reports it only with `# check=experimental=InvalidDefinitionDescription` or `all`. Comments for tools are not reported.',
  },
  examples: {
    bad: [
      { code: '# the compiler\nARG VERSION=1\nFROM a:$VERSION\n', line: 1 },
      { code: '# where all is built\nFROM a:1 AS build\n', line: 1 },
    ],
    good: [
      { code: '# VERSION is the version of the compiler\nARG VERSION=1\nFROM a:$VERSION\n' },
      { code: '# where all is built\n#\nFROM a:1 AS build\n' },
    ],
  },
  needs: ['comments'],

  *check(doc, { profile }) {
    if (profile === 'buildkit' && !isAskedFor(doc)) return;
    const byEnd = new Map<number, Comment>();
    const names = new Map(doc.stages.map(({ from, name }) => [from, name?.value]));
    for (const comment of doc.comments) byEnd.set(nextLine(doc.file.text, comment.span.end), comment);
    for (const instruction of doc.instructions) {
      const name = instruction.keyword === 'ARG' ? instruction.pairs[0]?.key : names.get(instruction);
      const comment = name === undefined ? undefined : byEnd.get(lineStart(doc.file.text, instruction.span.start));
      if (name === undefined || !comment || PRAGMA.test(comment.text)) continue;
      const text = comment.text.trim();
      if (text === '' || text === name || text.startsWith(`${name} `)) continue;
      yield {
        at: comment.span,
        message: `this comment does not begin with \`${name}\`, so it is not shown as a description`,
        help: `begin with the name: # ${name} ${text}`,
      };
    }
  },
});

/** Whether the file switches the check on. */
function isAskedFor({ directives }: DockerfileDocument): boolean {
  const directive = directives.find(({ name }) => name === 'check');
  const { experimental } = readCheck(directive?.value ?? '');
  return experimental.includes('all') || experimental.includes('InvalidDefinitionDescription');
}

function nextLine(text: string, end: number): number {
  const feed = text.indexOf('\n', end);
  return feed === -1 ? text.length : feed + 1;
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}
