import { defineRule } from '../../../core/rule.ts';
import type { KubernetesDocument } from '../document.ts';
import { deploymentWith, podWith } from '../examples.ts';
import { keyOf, pathOf, schemaProblems } from '../schema-problems.ts';

export default defineRule<KubernetesDocument>({
  id: 'K8S007',
  name: 'missing-field',
  title: 'missing required field',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'error' },
  aliases: [],
  references: ['https://kubernetes.io/docs/reference/kubernetes-api/'],
  docs: {
    what: 'The schema of the kind (for a custom kind, the CustomResourceDefinition in the repository) requires a field that the object does not have.',
    why: 'The API server refuses the object when it is applied.',
    instead: 'Add the field.',
    exceptions:
      'Patches and templates, where the field may come from elsewhere, and custom resource fields with a default.',
  },
  examples: {
    bad: [
      { code: podWith('ports:\n  - name: http\n'), line: 10, why: 'a port needs its containerPort' },
      {
        code: 'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n  template:\n    metadata:\n      labels:\n        app: web\n    spec:\n      containers:\n        - name: app\n          image: ghcr.io/acme/app:1.4.2\n',
        line: 5,
        why: 'a Deployment needs its selector',
      },
    ],
    good: [{ code: podWith('ports:\n  - name: http\n    containerPort: 8080\n') }, { code: deploymentWith('') }],
  },

  needs: ['has:literal'],
  *check(doc) {
    for (const problem of schemaProblems(doc, 'missing-field')) {
      const { at, field, resource, steps } = problem;
      const where = steps.length === 0 ? resource.kind.text : keyOf(steps);
      const message = `\`${where}\` is missing the required field \`${field}\``;
      yield { at, path: `${pathOf(problem)} > ${field}`, message, help: `add \`${field}:\`` };
    }
  },
});
