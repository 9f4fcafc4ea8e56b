import rule from '../../../src/languages/kubernetes/rules/k8s905-unsorted-keys.ts';
import { testRule } from '../../support/test-rule.ts';

const settings = { policy: { sortedKeys: 'all' } } as const;

testRule(rule, {
  reports: [
    {
      code: 'apiVersion: v1\nkind: Service\nspec: {ports: [{port: 80}]}\n# who\n⟦metadata⟧:\n  name: web\n',
      fixed: 'apiVersion: v1\nkind: Service\n# who\nmetadata:\n  name: web\nspec: {ports: [{port: 80}]}\n',
      says: '`metadata` comes after `spec` in service/web move it above `spec`',
      severity: 'style',
    },
    {
      name: 'a status that is not last, CRLF',
      code: 'apiVersion: v1\r\nkind: Pod\r\nmetadata: {name: a}\r\nstatus: {}\r\n⟦spec⟧: {}\r\n',
      fixed: 'apiVersion: v1\r\nkind: Pod\r\nmetadata: {name: a}\r\nspec: {}\r\nstatus: {}\r\n',
    },
    {
      name: 'an item of a List, from the dash on',
      code: 'apiVersion: v1\nkind: List\nitems:\n  - kind: Pod\n    ⟦apiVersion⟧: v1\n    metadata: {name: a}\n',
      fixed: 'apiVersion: v1\nkind: List\nitems:\n  - apiVersion: v1\n    kind: Pod\n    metadata: {name: a}\n',
    },
    {
      name: 'JSON, without a fix',
      code: '{"kind": "Pod", ⟦"apiVersion"⟧: "v1", "metadata": {"name": "a"}}\n',
      fixed: '{"kind": "Pod", "apiVersion": "v1", "metadata": {"name": "a"}}\n',
    },
    {
      name: 'everything',
      settings,
      code: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n  ⟦labels⟧: {b: c}\nspec:\n  containers:\n    - name: a\n      ⟦image⟧: a:1\n',
      fixed:
        'apiVersion: v1\nkind: Pod\nmetadata:\n  labels: {b: c}\n  name: web\nspec:\n  containers:\n    - image: a:1\n      name: a\n',
    },
    {
      name: 'the second of several documents',
      code: 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n---\nkind: Pod\n⟦apiVersion⟧: v1\nmetadata: {name: b}\n',
      fixed: 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n---\napiVersion: v1\nkind: Pod\nmetadata: {name: b}\n',
    },
  ],
  accepts: [
    'apiVersion: v1\nkind: Pod\nmetadata: {name: b, labels: {d: e, c: f}}\nspec: {containers: []}\nstatus: {}\n',
    'apiVersion: v1\nkind: Secret\nmetadata: {name: b}\ntype: Opaque\ndata: {}\n',
    { settings, code: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: b\n  <<: {a: c}\n' },
    { name: 'a template', code: 'kind: Pod\napiVersion: v1\nmetadata: {name: {{ .Values.name }}}\n' },
  ],
});
