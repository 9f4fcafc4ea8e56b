import { defineRule, type Fix } from '../../../core/rule.ts';
import type { DockerfileDocument, Stage } from '../document.ts';
import { referencesTo, renaming } from '../references.ts';

export default defineRule<DockerfileDocument>({
  id: 'DL3063',
  name: 'reserved-stage-name',
  title: 'reserved stage name',
  severity: 'warning',
  profiles: { recommended: 'warning', hadolint: 'warning', buildkit: 'warning' },
  since: '0.1.0',
  fixable: 'sometimes',
  aliases: ['ReservedStageName'],
  references: ['https://docs.docker.com/reference/build-checks/reserved-stage-name/'],
  docs: {
    what: 'A stage named `scratch` or `context`.',
    why: 'Both names are reserved: `FROM scratch` is the empty image, and `context` is the build context. Which one a later instruction refers to depends on the builder.',
    instead: 'Rename the stage.',
  },
  examples: {
    bad: [
      { code: 'FROM a:1 AS scratch\n', line: 1 },
      {
        code: 'FROM a:1 AS context\nFROM b:1\nCOPY --from=context /c /c\n',
        line: 1,
        fixed: 'FROM a:1 AS context-stage\nFROM b:1\nCOPY --from=context-stage /c /c\n',
      },
    ],
    good: [{ code: 'FROM a:1 AS base\n' }, { code: 'FROM scratch\n' }],
  },
  needs: ['stage:scratch', 'stage:context'],

  *check(doc) {
    const reserved = doc.stages.filter(({ name }) => name && /^(?:scratch|context)$/i.test(name.value));
    for (const stage of reserved) {
      const { name } = stage;
      if (!name) continue;
      const isOnly = reserved.length < 3 && !reserved.some((other) => other !== stage && sameName(other, stage));
      const fix = isOnly ? anotherName(doc, stage) : undefined;
      yield {
        at: name.span,
        message: `\`${name.raw}\` is reserved and cannot be used as a stage name`,
        help: `rename the stage: AS ${name.value.toLowerCase()}-stage`,
        ...(fix && { fix }),
      };
    }
  },
});

function sameName(one: Stage, other: Stage): boolean {
  return one.name?.value.toLowerCase() === other.name?.value.toLowerCase();
}

/** Where it is clear what means the stage: a later `FROM scratch` may mean either, and a variable is not rewritten. */
function anotherName(doc: DockerfileDocument, { name }: Stage): Fix | undefined {
  const old = name?.value.toLowerCase();
  if (!name || old === undefined) return undefined;
  const to = `${old}-stage`;
  const uses = referencesTo(doc, old).filter((use) => use.span.start > name.span.start);
  const isTaken = doc.stages.some((other) => other.name?.value.toLowerCase() === to);
  const isUnclear = doc.stages.some(
    ({ image, imageText }) =>
      image &&
      image.span.start > name.span.start &&
      imageText?.toLowerCase() === old &&
      (old === 'scratch' || image.raw.toLowerCase() !== old),
  );
  const edits = renaming(doc, [{ text: name.raw, span: name.span }, ...uses], to);
  return isTaken || isUnclear || !edits ? undefined : { title: `Rename it to \`${to}\``, safety: 'unsafe', edits };
}
