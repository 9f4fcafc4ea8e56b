import { defineRule } from '../../../core/rule.ts';
import type { DockerfileDocument, Stage } from '../document.ts';

export default defineRule<DockerfileDocument>({
  id: 'DL3049',
  name: 'missing-label',
  title: 'missing required label',
  severity: 'info',
  profiles: { recommended: 'info', hadolint: 'info' },
  since: '0.1.0',
  fixable: 'never',
  aliases: [],
  references: ['https://docs.docker.com/engine/manage-resources/labels/'],
  docs: {
    what: 'A stage that lacks a label required by the configuration.',
    why: 'Inventories and policies that rely on the label do not find the image.',
    instead: 'Add the label to the last stage.',
    exceptions:
      'Only the final stage and its parent stages are checked. The profile `hadolint` checks every stage that no COPY uses.',
  },
  examples: {
    bad: [
      { code: 'FROM a:1\nRUN b\n', line: 1, settings: { labels: { owner: 'text' } } },
      { code: 'FROM a:1\nLABEL other=b\n', line: 1, settings: { labels: { owner: 'text' } } },
    ],
    good: [
      { code: 'FROM a:1\nLABEL owner=b\n', settings: { labels: { owner: 'text' } } },
      { code: 'FROM a:1\nRUN b\n' },
    ],
  },
  needs: ['FROM'],

  *check(doc, { settings, profile }) {
    const copied = new Set(
      doc.instructions.flatMap(({ keyword, flags }) =>
        keyword === 'COPY' ? flags.filter(({ name }) => name === 'from').map(({ value }) => value?.toLowerCase()) : [],
      ),
    );
    const hadolint = profile === 'hadolint';
    const required = Object.keys(settings.labels);
    const labels = labelsByStage(doc, new Set(required));
    const excused = hadolint ? excusedBases(doc, labels) : new Set<string>();
    for (const stage of hadolint ? doc.stages : doc.stages.slice(-1)) {
      if (stage.name && copied.has(stage.name.value.toLowerCase())) continue;
      for (const label of required) {
        if (labels.get(stage)?.has(label) || excused.has(`${stage.index} ${label}`)) continue;
        yield {
          at: stage.image?.span ?? stage.from.keywordSpan,
          message: `the required label \`${label}\` is missing`,
          help: `add the label: LABEL ${label}="…"`,
        };
      }
    }
  },
});

/** The required labels that each stage has, those of its base included. */
function labelsByStage({ stages }: DockerfileDocument, required: ReadonlySet<string>) {
  const found = new Map<Stage, ReadonlySet<string>>();
  for (const stage of stages) {
    const own = new Set(stage.base && found.get(stage.base));
    for (const { keyword, pairs } of stage.instructions) {
      if (keyword === 'LABEL') for (const { key } of pairs) if (required.has(key)) own.add(key);
    }
    found.set(stage, own);
  }
  return found;
}

/** hadolint accepts a stage whose label comes in a nameless stage built on it. */
function excusedBases({ stages }: DockerfileDocument, labels: ReadonlyMap<Stage, ReadonlySet<string>>): Set<string> {
  return new Set(
    stages.flatMap((stage) =>
      stage.base && !stage.name ? [...(labels.get(stage) ?? [])].map((label) => `${stage.base?.index} ${label}`) : [],
    ),
  );
}
