import { defineRule } from '../../../core/rule.ts';
import { lifeOf } from '../data/field-lives.ts';
import type { KubernetesDocument } from '../document.ts';
import { podWith } from '../examples.ts';
import { minorOf } from '../facts.ts';
import { keyOf, pathOf, type ResourceProblem, replaceScalar, schemaProblems } from '../schema-problems.ts';

export default defineRule<KubernetesDocument>({
  id: 'K8S005',
  name: 'unknown-field',
  title: 'unknown field',
  severity: 'error',
  since: '0.1.0',
  fixable: 'sometimes',
  profiles: { recommended: 'error' },
  aliases: [],
  references: [
    'https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation',
    'https://kubernetes.io/docs/reference/kubernetes-api/',
  ],
  docs: {
    what: 'A key is not a field of its object, according to the schema of the built-in kinds bundled with plimsoll, or to the CustomResourceDefinition in the repository.',
    why: 'kubectl refuses the object, and older clients and many controllers silently drop the field, so the intended setting has no effect.',
    instead: 'Correct the spelling, or move the field to the object that has it.',
    exceptions:
      'Custom resources without a definition in the repository, anything a definition leaves open (`x-kubernetes-preserve-unknown-fields`, `additionalProperties`), free-form maps, templates, and the `$patch` directives of strategic merge patches.',
  },
  examples: {
    bad: [
      {
        code: podWith('imagePullpolicy: Always\n'),
        line: 9,
        fixed: podWith('imagePullPolicy: Always\n'),
        why: 'field names are case-sensitive',
      },
      { code: podWith('', 'privileged: true\n'), line: 6, why: 'a container field' },
    ],
    good: [
      { code: podWith('imagePullPolicy: Always\n') },
      { code: podWith('securityContext:\n  privileged: false\n') },
    ],
  },

  needs: ['has:literal'],
  *check(doc, facts) {
    for (const problem of schemaProblems(doc, 'unknown-field')) {
      const { key, at, resource } = problem;
      const holder = problem.steps.slice(0, -1);
      const keys = holder.filter((step) => typeof step === 'string');
      const life = lifeOf(key.text, [resource.kind.text, ...keys].join('.'), isPodSpec(problem));
      const minor = minorOf(facts);
      const path = pathOf(problem);
      if (life?.since !== undefined && minor < life.since) {
        yield { at, path, message: `\`${key.text}\` needs Kubernetes v1.${life.since}`, severity: 'warning' };
      } else if (!life || minor > (life.until ?? minor)) {
        const where = keyOf(holder);
        const message = `\`${key.text}\` is not a field of \`${where === 'the object' ? resource.kind.text : where}\``;
        yield { at, path, message, ...remedyOf(problem) };
      }
    }
  },
});

function isPodSpec({ resource, steps }: ResourceProblem): boolean {
  return resource.pods.some((pod) => pod.steps.join() === steps.slice(0, -1).join());
}

function remedyOf(problem: ResourceProblem<'unknown-field'>) {
  const { key, near, belongs } = problem;
  if (near) {
    const text = key.style === 'plain' ? near : JSON.stringify(near);
    const fix = replaceScalar(problem, key, { title: `Write ${near}`, safety: 'unsafe', text });
    return { help: `write \`${near}\``, ...fix };
  }
  if (belongs) return { help: belongs.startsWith('the root') ? `move it to ${belongs}` : `move it to \`${belongs}\`` };
  if (problem.definition !== undefined) return { help: `remove it, or check \`${problem.definition}\`` };
  return { help: `remove it, or check \`kubectl explain ${problem.resource.kind.text.toLowerCase()} --recursive\`` };
}
