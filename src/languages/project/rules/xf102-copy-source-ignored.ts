import { defineProjectRule } from '../../../core/rule.ts';
import { contextPaths, plausibleContexts } from '../contexts.ts';
import type { CopySource } from '../copies.ts';
import { dockerfilesOf, hasInstruction } from '../dockerfiles.ts';
import type { IgnorePattern } from '../dockerignore.ts';
import { type Context, excludedIn } from '../image-files.ts';
import { copiesOf } from '../steps.ts';
import { type Tree, treeOf } from '../tree.ts';

export default defineProjectRule({
  id: 'XF102',
  name: 'copy-source-ignored',
  title: 'COPY source excluded in .dockerignore',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'error', buildkit: 'warning' },
  aliases: ['CopyIgnoredFile'],
  references: [
    'https://docs.docker.com/reference/build-checks/copy-ignored-file/',
    'https://docs.docker.com/build/concepts/context/#dockerignore-files',
  ],
  docs: {
    what: 'A COPY or ADD names a file that exists, but the effective `.dockerignore` excludes it, or everything in it.',
    why: 'Excluded files are not sent to the builder, so the build fails with "not found" even though the file exists.',
    instead: 'Add `!path` below the pattern, or narrow the pattern.',
    exceptions:
      'Directories with some included files are not reported. Where several build contexts are possible, all of them must exclude the file.',
  },
  examples: {
    bad: [
      {
        code: 'FROM scratch\nCOPY config.json /\n',
        files: { 'config.json': '{}', '.dockerignore': '*.json\n' },
        line: 2,
      },
      {
        code: 'FROM scratch\nCOPY dist /srv\n',
        files: { 'dist/index.html': '', '.dockerignore': 'dist\n' },
        line: 2,
      },
    ],
    good: [
      {
        code: 'FROM scratch\nCOPY config.json /\n',
        files: { 'config.json': '{}', '.dockerignore': '*.json\n!config.json\n' },
      },
      {
        code: 'FROM scratch\nCOPY . /srv\n',
        files: { 'a.log': '', 'b.txt': '', '.dockerignore': '*.log\n' },
        why: 'part of the directory is included',
      },
    ],
  },

  needs: ['dockerfile:COPY', 'dockerfile:ADD'],
  files: ['dockerignore'],
  applies: (documents) => hasInstruction(documents, 'COPY', 'ADD'),
  wants: contextPaths,

  *checkAll(project) {
    const tree = treeOf(project);
    for (const doc of dockerfilesOf(project)) {
      const { all } = plausibleContexts(project, doc);
      for (const { sources, from, instruction } of copiesOf(doc)) {
        if (from !== undefined) continue;
        for (const source of sources) {
          const found = all.map((context) => ({ context, pattern: ignoredBy(source, context, tree) }));
          const [first] = found;
          if (!first?.pattern || found.some(({ pattern }) => !pattern)) continue;
          const { ignorePath = '.dockerignore' } = first.context;
          yield {
            file: doc.file.path,
            at: source.word.span,
            message: `\`${source.text}\` never reaches this ${instruction.keyword}: \`${ignorePath}\` excludes it in line ${first.pattern.line} with \`${first.pattern.text}\``,
            help: `re-include it below that line: !${source.parts.join('/')}`,
            related: [{ file: ignorePath, at: first.pattern.span, message: 'excluded here' }],
          };
        }
      }
    }
  },
});

/** The pattern that keeps a source out of the context, when nothing of it gets in. */
function ignoredBy({ parts }: CopySource, context: Context, tree: Tree): IgnorePattern | undefined {
  if (parts.length === 0 || context.ignore.length === 0) return undefined;
  const files = tree.expand(context.folder, parts).flatMap((path) => tree.filesUnder(path));
  let pattern: IgnorePattern | undefined;
  for (const file of files) {
    pattern = excludedIn(context, file);
    if (!pattern) return undefined;
  }
  return pattern;
}
