import { defineRule } from '../../../core/rule.ts';
import { nearest } from '../../../core/suggest.ts';
import type { KubernetesDocument } from '../document.ts';
import { isUnknown } from '../document.ts';
import { podWith } from '../examples.ts';
import { keyOf, pathOf, type ResourceProblem, replaceScalar, schemaProblems } from '../schema-problems.ts';

export default defineRule<KubernetesDocument>({
  id: 'K8S008',
  name: 'bad-enum',
  title: 'value outside the allowed set',
  severity: 'error',
  since: '0.1.0',
  fixable: 'sometimes',
  profiles: { recommended: 'error' },
  aliases: [],
  references: ['https://kubernetes.io/docs/reference/kubernetes-api/'],
  docs: {
    what: 'The field takes one of a fixed set of words, and the value is not one of them.',
    why: 'The API server refuses the object; the words are case-sensitive.',
    instead: 'Use one of the allowed words.',
  },
  examples: {
    bad: [
      {
        code: podWith('ports:\n  - containerPort: 80\n    protocol: tcp\n'),
        line: 11,
        fixed: podWith('ports:\n  - containerPort: 80\n    protocol: TCP\n'),
      },
      { code: podWith('imagePullPolicy: Sometimes\n'), line: 9 },
    ],
    good: [
      { code: podWith('imagePullPolicy: Always\n') },
      { code: podWith('ports:\n  - containerPort: 80\n    protocol: TCP\n') },
    ],
  },

  needs: ['has:literal'],
  *check(doc) {
    for (const problem of schemaProblems(doc, 'bad-enum')) {
      const { at, value, allowed, steps } = problem;
      if (isUnknown(doc, value)) continue;
      const message = `\`${value.text}\` is not a valid value of \`${keyOf(steps)}\``;
      yield { at, path: pathOf(problem), message, ...remedyOf(problem, allowed) };
    }
  },
});

function remedyOf(problem: ResourceProblem<'bad-enum'>, allowed: readonly string[]) {
  const { value } = problem;
  const same = allowed.find((word) => word.toLowerCase() === value.text.toLowerCase());
  const near = same ?? nearest(value.text, allowed);
  const list = allowed.map((word) => `\`${word}\``).join(', ');
  const help = near
    ? `write \`${near}\``
    : allowed.length > 12
      ? 'use one of the allowed values'
      : `use one of ${list}`;
  if (!same || value.style !== 'plain') return { help };
  return { help, ...replaceScalar(problem, value, { title: `Write ${same}`, safety: 'unsafe', text: same }) };
}
