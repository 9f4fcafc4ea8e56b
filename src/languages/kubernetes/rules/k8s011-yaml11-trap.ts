import { defineRule } from '../../../core/rule.ts';
import { booleanOf, integerOf, scalarType } from '../../yaml/scalars.ts';
import { entriesOf, type YamlNode, type YamlScalar } from '../../yaml/tree.ts';
import type { KubernetesDocument } from '../document.ts';
import { podWith } from '../examples.ts';
import { pathBelow, podsOf } from '../facts.ts';
import { keyOf, pathOf, replaceScalar, schemaProblems } from '../schema-problems.ts';
import { isTrap } from '../yaml11.ts';

const MODES = new Set(['defaultMode', 'mode']);
const MAX_MODE = 0o777;

export default defineRule<KubernetesDocument>({
  id: 'K8S011',
  name: 'yaml11-trap',
  title: 'unquoted value read as a boolean or number by YAML 1.1',
  severity: 'error',
  since: '0.1.0',
  fixable: 'sometimes',
  profiles: { recommended: 'error' },
  aliases: [],
  references: ['https://yaml.org/type/bool.html', 'https://kubernetes.io/docs/concepts/storage/volumes/#secret'],
  docs: {
    what: 'kubectl reads YAML 1.1, where `yes`, `no`, `on`, `off` are booleans, `1_000` is a number and `0123` is octal. Such a word is used where a string is expected, or a file mode is written in decimal.',
    why: 'The API server refuses a boolean where it expects a string, and a mode of `644` is decimal: it differs from `chmod 644` and is out of range.',
    instead: 'Quote the word; write modes with a leading zero, as in `0644`.',
    exceptions: 'Quoted values, and fields that take numbers.',
    safe: 'The API server refuses the value as written; quoted, it is the same text as a string.',
  },
  examples: {
    bad: [
      {
        code: podWith('env:\n  - name: DEBUG\n    value: yes\n'),
        line: 11,
        fixed: podWith('env:\n  - name: DEBUG\n    value: "yes"\n'),
      },
      {
        code: podWith('', 'volumes:\n  - name: keys\n    secret:\n      secretName: keys\n      defaultMode: 644\n'),
        line: 10,
        fixed: podWith('', 'volumes:\n  - name: keys\n    secret:\n      secretName: keys\n      defaultMode: 0644\n'),
      },
    ],
    good: [
      { code: podWith('env:\n  - name: DEBUG\n    value: "yes"\n') },
      { code: podWith('', 'volumes:\n  - name: keys\n    secret:\n      secretName: keys\n      defaultMode: 0400\n') },
    ],
  },

  needs: ['has:literal'],
  *check(doc, facts) {
    for (const problem of schemaProblems(doc, 'wrong-type')) {
      const { value } = problem;
      if (value.kind !== 'scalar' || !isTrap(problem)) continue;
      const quoted = `"${value.text}"`;
      yield {
        at: problem.at,
        path: pathOf(problem),
        message: `kubectl reads \`${value.text}\` as ${meaningOf(value)}, but \`${keyOf(problem.steps)}\` takes a string`,
        help: `quote it: \`${quoted}\``,
        ...replaceScalar(problem, value, { title: 'Quote it', safety: 'safe', text: quoted }),
      };
    }
    if (doc.template) return;
    for (const pod of podsOf(doc, facts)) {
      for (const scalar of decimalModes(pod.spec, 0)) {
        const octal = `0${scalar.text}`;
        const readable = /^[0-7]{3}$/.test(scalar.text);
        yield {
          at: scalar.span,
          path: pathBelow(pod, 'volumes'),
          severity: 'warning',
          message: `the mode \`${scalar.text}\` is decimal and greater than 0777`,
          help: readable ? `write \`${octal}\`` : 'write it in octal, with a leading zero',
          ...(readable && {
            fix: { title: `Write ${octal}`, safety: 'unsafe' as const, edits: [{ span: scalar.span, text: octal }] },
          }),
        };
      }
    }
  },
});

function meaningOf(value: YamlScalar): string {
  return scalarType(value) === 'bool' ? String(booleanOf(value)) : 'a number';
}

const MAX_DEPTH = 8;

function* decimalModes(node: YamlNode, depth: number): Iterable<YamlScalar> {
  if (depth > MAX_DEPTH) return;
  if (node.kind === 'sequence') for (const item of node.items) yield* decimalModes(item, depth + 1);
  if (node.kind !== 'map') return;
  for (const { key, value } of entriesOf(node)) {
    if (value.kind !== 'scalar') yield* decimalModes(value, depth + 1);
    else if (MODES.has(key.text) && (integerOf(value) ?? 0) > MAX_MODE) yield value;
  }
}
