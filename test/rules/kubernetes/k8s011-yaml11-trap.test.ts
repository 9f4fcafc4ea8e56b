import rule from '../../../src/languages/kubernetes/rules/k8s011-yaml11-trap.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (spec: string): string => `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n${spec}`;

testRule(rule, {
  reports: [
    {
      code: pod('  containers:\n  - {name: a, image: "a:1", env: [{name: A, value: ⟦on⟧}]}\n'),
      fixed: pod('  containers:\n  - {name: a, image: "a:1", env: [{name: A, value: "on"}]}\n'),
      says: /as true/,
    },
    {
      name: 'a number with underscores',
      code: 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {at: ⟦1_230⟧}\n',
      says: /a number/,
    },
    { name: 'octal', code: 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {code: ⟦0123⟧}\n' },
    {
      name: 'a decimal mode',
      code: pod(
        '  containers: [{name: a, image: "a:1"}]\n  volumes: [{name: v, secret: {secretName: s, defaultMode: ⟦755⟧}}]\n',
      ),
      fixed: pod(
        '  containers: [{name: a, image: "a:1"}]\n  volumes: [{name: v, secret: {secretName: s, defaultMode: 0755}}]\n',
      ),
    },
  ],
  accepts: [
    'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {at: "12:30", no: "no"}\n',
    {
      name: 'minutes and ports, which are text for kubectl',
      code: 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {at: 12:30, ports: 22:22, time: 1:00:00.5, word: _1}\n',
    },
    {
      name: 'an octal mode of YAML 1.2',
      code: pod(
        '  containers: [{name: a, image: "a:1"}]\n  volumes: [{name: v, secret: {secretName: s, defaultMode: 0o400}}]\n',
      ),
    },
    {
      name: 'a plain number, which K8S006 reports',
      code: 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {a: 12}\n',
    },
    {
      name: 'YAML 1.1 booleans where one is wanted',
      code: pod('  hostNetwork: no\n  containers: [{name: a, image: "a:1"}]\n'),
    },
    pod(
      '  containers: [{name: a, image: "a:1"}]\n  volumes: [{name: v, secret: {secretName: s, defaultMode: 0400}}]\n',
    ),
    pod('  containers: [{name: a, image: "a:1"}]\n  volumes: [{name: v, secret: {secretName: s, defaultMode: 420}}]\n'),
  ],
});
