import rule from '../../../src/languages/kubernetes/rules/k8s008-bad-enum.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (spec: string): string => `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n${spec}`;

testRule(rule, {
  reports: [
    {
      code: pod('  restartPolicy: ⟦always⟧\n  containers:\n  - {name: a, image: "a:1"}\n'),
      fixed: pod('  restartPolicy: Always\n  containers:\n  - {name: a, image: "a:1"}\n'),
    },
    {
      code: pod('  containers:\n  - {name: a, image: "a:1", imagePullPolicy: ⟦"Sometimes"⟧}\n'),
      says: /`IfNotPresent`/,
    },
    { code: 'apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec:\n  type: ⟦Nodeport⟧\n', says: /NodePort/ },
  ],
  accepts: [
    pod('  restartPolicy: Never\n  containers:\n  - {name: a, image: "a:1"}\n'),
    { name: 'a substitution', code: pod('  restartPolicy: ${POLICY}\n  containers:\n  - {name: a, image: "a:1"}\n') },
    {
      name: 'an open set of a custom resource',
      code: 'apiVersion: example.com/v1\nkind: Service\nmetadata: {name: a}\nspec: {type: Any}\n',
    },
  ],
});
