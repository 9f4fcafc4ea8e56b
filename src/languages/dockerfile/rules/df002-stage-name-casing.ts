import { defineRule } from '../../../core/rule.ts';
import type { DockerfileDocument } from '../document.ts';
import { referencesTo, renaming } from '../references.ts';

export default defineRule<DockerfileDocument>({
  id: 'DF002',
  name: 'stage-name-casing',
  title: 'stage name with capital letters',
  severity: 'style',
  profiles: { recommended: 'style', buildkit: 'warning' },
  since: '0.1.0',
  fixable: 'sometimes',
  aliases: ['StageNameCasing'],
  references: ['https://docs.docker.com/reference/build-checks/stage-name-casing/'],
  docs: {
    what: 'A stage name with upper-case letters.',
    why: 'BuildKit compares stage names in lower case, so `Build` and `build` are the same stage even though they look different.',
    instead: 'Write the name in lower case.',
    safe: 'BuildKit ignores the case of stage names, and the fix renames every reference in the file.',
  },
  examples: {
    bad: [
      { code: 'FROM a:1 AS Build\n', line: 1, fixed: 'FROM a:1 AS build\n' },
      { code: 'FROM a:1 AS Build\nFROM Build\n', line: 1, fixed: 'FROM a:1 AS build\nFROM build\n' },
    ],
    good: [{ code: 'FROM a:1 AS build\n' }, { code: 'FROM a:1\n' }],
  },
  needs: ['case:stage'],

  *check(doc) {
    for (const { name } of doc.stages) {
      if (!name || name.raw === name.raw.toLowerCase() || name.raw.includes('$')) continue;
      const lower = name.raw.toLowerCase();
      const uses = referencesTo(doc, lower).filter(({ text }) => text !== lower);
      const edits = renaming(doc, [{ text: name.raw, span: name.span }, ...uses], lower);
      yield {
        at: name.span,
        message: `\`${name.raw}\` and \`${lower}\` are the same stage`,
        help: `use lower case: AS ${lower}`,
        ...(edits && { fix: { title: `Write \`${lower}\``, safety: 'safe', edits } }),
      };
    }
  },
});
