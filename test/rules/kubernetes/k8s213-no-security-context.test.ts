import rule from '../../../src/languages/kubernetes/rules/k8s213-no-security-context.ts';
import { testRule } from '../../support/test-rule.ts';

const CONTAINER =
  'securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: ["ALL"]}, readOnlyRootFilesystem: true}';
const POD = 'securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}';
const pod = (spec: string): string => `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: ${spec}\n`;

testRule(rule, {
  reports: [
    {
      code: pod('{containers: [{name: a, image: "a:1"}]}').replace('spec', '⟦spec⟧'),
      fixed: pod(`{containers: [{name: a, image: "a:1", ${CONTAINER}}], ${POD}}`),
      says: 'pod/web has no security context',
      severity: 'info',
    },
    {
      name: 'several containers in lines, with keys behind them',
      code: 'apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: a}\nspec:\n  jobTemplate:\n    spec:\n      template:\n        ⟦spec⟧:\n          initContainers:\n          - name: i\n            image: i:1\n          containers:\n          - image: a:1\n            name: a\n          restartPolicy: Never\n',
      fixed:
        'apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: a}\nspec:\n  jobTemplate:\n    spec:\n      template:\n        spec:\n          initContainers:\n          - name: i\n            image: i:1\n            securityContext:\n              allowPrivilegeEscalation: false\n              capabilities:\n                drop: ["ALL"]\n              readOnlyRootFilesystem: true\n          containers:\n          - image: a:1\n            name: a\n            securityContext:\n              allowPrivilegeEscalation: false\n              capabilities:\n                drop: ["ALL"]\n              readOnlyRootFilesystem: true\n          restartPolicy: Never\n          securityContext:\n            runAsNonRoot: true\n            seccompProfile:\n              type: RuntimeDefault\n',
    },
    {
      name: 'JSON in a List',
      code: '{"apiVersion": "v1", "kind": "List", "items": [{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "a"}, ⟦"spec"⟧: {"containers": [{"name": "a"}]}}]}\n'.replace(
        '"name": "a"}]}',
        '"name": "a", "image": "a:1"}]}',
      ),
    },
    {
      name: 'Windows, without a fix',
      code: `${pod('{os: {name: windows}, containers: [{name: a, image: "a:1"}]}').replace('spec', '⟦spec⟧')}`,
    },
    {
      name: 'an empty value, without a fix',
      code: pod('{securityContext: , containers: [{name: a, image: "a:1"}]}').replace('spec', '⟦spec⟧'),
      fixed: pod('{securityContext: , containers: [{name: a, image: "a:1"}]}'),
    },
  ],
  accepts: [
    pod('{securityContext: {}, containers: [{name: a, image: "a:1"}]}'),
    pod('{containers: [{name: a, image: "a:1"}, {name: b, image: "b:1", securityContext: {runAsUser: 1}}]}'),
    { name: 'a patch', path: 'patch.yaml', code: pod('{containers: [{name: a, image: "a:1"}]}') },
    { name: 'a template', code: pod('{containers: [{name: a, image: {{ .Values.image }}}]}') },
  ],
});
