import { describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG } from '../../../src/config/config.ts';
import { run } from '../../../src/engine/run.ts';

/** Descriptions as generators of definitions write them: all ways of YAML to write a long text. */
const DESCRIPTIONS: readonly string[] = [
  '|-\n    Which one: this or "that".\n\n      - {a}, #b\n    End',
  '>\n    Which one: this\n    or that.\n',
  'Which one is it\n    that goes on\n\n    in further lines.',
  "'Which one is it: this,\n    or ''that''?'",
  '"Which one is it: \\"this\\",\\n\\\n    \\  or that, \\\n    or\\ttabs?"',
  '!!str a tag',
  '|2\n      an indentation indicator',
  'plain text # with a comment\n\n    # and one more',
];
const FIELDS: readonly string[] = [
  'enum: [Always, "Never", \'IfNotPresent\',]',
  'default: {a: [1, {b: c}], "d":e}',
  'x-kubernetes-list-map-keys:\n  - name\n  - port',
  '"quoted": &anchor {a: b}\n  other: *anchor',
  '? explicit\n  : key',
  "pattern: '^(\\d+)$'\n  maxLength:\t64",
];

/** Definitions of custom resources with deep schemas, some 20 to 60 kB each, up to a size in characters. */
function definitions(size: number): string {
  const parts: string[] = [];
  let length = 0;
  for (let index = 0; length < size; index++) {
    const fields = Array.from({ length: 200 }, (_, field) => {
      const text = DESCRIPTIONS[(field * 7 + index) % (index % 3 === 0 ? DESCRIPTIONS.length : 4)] ?? '';
      const more = FIELDS[(field + index) % (index % 3 === 0 ? FIELDS.length : 3)] ?? '';
      const own = `field${field}:\n  description: ${text}\n  ${more}\n  type: object\n  properties:`;
      return own
        .replaceAll('\n', `\n${' '.repeat(14 + (field % 20) * 2)}`)
        .replace(/^/, ' '.repeat(14 + (field % 20) * 2));
    });
    const lines = fields.map((field, at) => (at % 20 === 19 ? `${field} {}` : field)).join('\n');
    const part = `---\napiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata:
  name: things${index}.example.com\nspec:\n  versions:\n  - name: v1\n    schema:\n      openAPIV3Schema:
        type: object\n        properties:\n${lines}\n`;
    parts.push(part);
    length += part.length;
  }
  return `# Generated\n${parts.join('')}`;
}

const WORKLOAD = `---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers:
        - name: web
          image: nginx:latest
          command: [sh, -c, 'cd $DIR']
          securityContext: {privileged: true}
`;

describe('a large manifest', () => {
  it.each([1.2, 2, 4.9])(
    'of %d MB is read whole: what stands at its end is found',
    async (megabytes) => {
      const text = definitions(megabytes * 1_000_000 - 60_000) + WORKLOAD;
      const file = { path: 'install.yaml', text, origin: 'worktree' as const };
      const before = process.cpuUsage();
      const result = await run({
        files: [{ file, language: 'kubernetes' }],
        config: DEFAULT_CONFIG,
        today: new Date(),
      });
      const { user, system } = process.cpuUsage(before);
      const rules = result.findings.map(({ rule }) => rule);
      expect(rules).toEqual(expect.arrayContaining(['K8S101', 'K8S401', 'SC2086']));
      expect(rules).not.toContain('K8S001');
      expect([result.errors, result.skipped]).toEqual([[], []]);
      expect((user + system) / 1e6).toBeLessThan(5);
    },
    30_000,
  );
});
