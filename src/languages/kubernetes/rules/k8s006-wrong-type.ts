import { defineRule } from '../../../core/rule.ts';
import { isUnknown, type KubernetesDocument } from '../document.ts';
import { podWith } from '../examples.ts';
import { keyOf, pathOf, type ResourceProblem, replaceScalar, schemaProblems } from '../schema-problems.ts';
import { isTrap } from '../yaml11.ts';

export default defineRule<KubernetesDocument>({
  id: 'K8S006',
  name: 'wrong-type',
  title: 'value of the wrong type',
  severity: 'error',
  since: '0.1.0',
  fixable: 'sometimes',
  profiles: { recommended: 'error' },
  aliases: [],
  references: ['https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation'],
  docs: {
    what: 'A value is a number, boolean, string, list or mapping where the field takes another type.',
    why: 'The API server refuses the object. The classic case is an environment variable or annotation that looks like a number.',
    instead: 'Quote values that must be strings; remove the quotes from values that must be numbers or booleans.',
    exceptions:
      'Quantities, and ports by number or name, accept both. `null` is accepted everywhere, since the server drops it. Variables filled in elsewhere (`${NAME}`) may become anything. Words that only YAML 1.1 reads as booleans are reported by K8S011.',
    safe: 'The API server refuses the value as written, and the text stays the same.',
  },
  examples: {
    bad: [
      {
        code: podWith('env:\n  - name: PORT\n    value: 8080\n'),
        line: 11,
        fixed: podWith('env:\n  - name: PORT\n    value: "8080"\n'),
      },
      {
        code: podWith('ports:\n  - containerPort: "80"\n'),
        line: 10,
        fixed: podWith('ports:\n  - containerPort: 80\n'),
      },
      { code: podWith('args: --verbose\n'), line: 9, why: 'a list is expected' },
    ],
    good: [
      { code: podWith('env:\n  - name: PORT\n    value: "8080"\n') },
      { code: podWith('resources:\n  limits:\n    cpu: 1\n    memory: 1Gi\n') },
    ],
  },

  needs: ['has:literal'],
  *check(doc) {
    for (const problem of schemaProblems(doc, 'wrong-type')) {
      if (isTrap(problem) || isUnknown(doc, problem.value)) continue;
      const { at, expected, found, steps } = problem;
      const message = `\`${keyOf(steps)}\` takes ${expected}, but this is ${found}`;
      yield { at, path: pathOf(problem), message, ...remedyOf(problem, doc.file.text) };
    }
  },
});

function remedyOf(problem: ResourceProblem<'wrong-type'>, text: string) {
  const { value, expected } = problem;
  if (value.kind !== 'scalar') return { help: `write ${expected}` };
  if (problem.quotable) {
    const quoted = `"${text.slice(value.span.start, value.span.end)}"`;
    const fix = replaceScalar(problem, value, { title: 'Quote it', safety: 'safe', text: quoted });
    return { help: `quote it: \`${quoted}\``, ...fix };
  }
  const bare = value.text;
  const fits =
    expected === 'a number' || expected === 'a whole number'
      ? /^-?(?:0|[1-9]\d*)$/.test(bare)
      : /^(?:true|false)$/.test(bare);
  if (value.style === 'plain' || !fits || expected === 'a list') return { help: `write ${expected}` };
  const fix = replaceScalar(problem, value, { title: 'Remove the quotes', safety: 'safe', text: bare });
  return { help: `remove the quotes: \`${bare}\``, ...fix };
}
