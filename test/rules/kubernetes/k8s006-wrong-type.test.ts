import rule from '../../../src/languages/kubernetes/rules/k8s006-wrong-type.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (spec: string): string => `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n${spec}`;

testRule(rule, {
  reports: [
    {
      code: pod('  containers:\n  - name: a\n    image: a:1\n    env: [{name: A, value: ⟦1⟧}]\n'),
      fixed: pod('  containers:\n  - name: a\n    image: a:1\n    env: [{name: A, value: "1"}]\n'),
      says: /quote it/,
    },
    {
      name: 'a boolean annotation',
      code: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n  annotations:\n    a/b: ⟦true⟧\nspec:\n  containers: [{name: a, image: "a:1"}]\n',
    },
    {
      name: 'a quoted number',
      code: pod('  containers:\n  - {name: a, image: "a:1", ports: [{containerPort: ⟦"80"⟧}]}\n'),
      fixed: pod('  containers:\n  - {name: a, image: "a:1", ports: [{containerPort: 80}]}\n'),
    },
    { name: 'a quoted boolean', code: pod('  hostNetwork: ⟦\'true\'⟧\n  containers:\n  - {name: a, image: "a:1"}\n') },
    { name: 'one string for a list', code: pod('  containers:\n  - {name: a, image: "a:1", command: ⟦sleep⟧}\n') },
    { name: 'a mapping for a list', code: pod('  containers:\n    ⟦name⟧: a\n    image: a:1\n') },
    {
      name: 'a list for a mapping',
      code: pod('  securityContext: ⟦[]⟧\n  containers:\n  - {name: a, image: "a:1"}\n'),
    },
  ],
  accepts: [
    { name: 'null', code: pod('  hostNetwork:\n  nodeSelector: ~\n  containers:\n  - {name: a, image: "a:1"}\n') },
    {
      name: 'quantities',
      code: pod('  containers:\n  - {name: a, image: "a:1", resources: {limits: {cpu: 1, memory: 64Mi}}}\n'),
    },
    {
      name: 'ports by name',
      code: pod('  containers:\n  - {name: a, image: "a:1", livenessProbe: {httpGet: {port: http}}}\n'),
    },
    {
      name: 'what K8S011 reports',
      code: pod('  containers:\n  - {name: a, image: "a:1", env: [{name: A, value: yes}]}\n'),
    },
    {
      name: 'templates',
      code: pod('  containers:\n  - {name: a, image: "a:1", env: [{name: A, value: {{ .Values.a }} }]}\n'),
    },
    {
      name: 'variables that something else fills in',
      code: pod('  hostNetwork: ${HOST}\n  terminationGracePeriodSeconds: $(GRACE)\n  containers: ${CONTAINERS}\n'),
    },
    {
      name: 'a date, which kubectl leaves a string',
      code: pod('  containers:\n  - {name: a, image: "a:1", env: [{name: A, value: 2026-11-24}]}\n'),
    },
  ],
});
