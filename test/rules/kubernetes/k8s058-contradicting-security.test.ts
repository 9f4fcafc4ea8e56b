import rule from '../../../src/languages/kubernetes/rules/k8s058-contradicting-security.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (container: string, spec = ''): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n${spec}  containers: [{name: app, image: "a:1", ${container}}]\n`;

testRule(rule, {
  reports: [
    pod('securityContext: {allowPrivilegeEscalation: ⟦false⟧, capabilities: {add: [CAP_SYS_ADMIN]}}'),
    pod('', '  securityContext: {runAsUser: ⟦0⟧, runAsNonRoot: true}\n'),
    pod('ports: [{containerPort: 80, hostPort: ⟦81⟧}]', '  hostNetwork: true\n'),
    pod('', '  hostUsers: false\n  hostPID: ⟦true⟧\n'),
    pod('env: [{name: A, value: a, ⟦valueFrom⟧: {fieldRef: {}}}]'),
  ],
  accepts: [
    pod('securityContext: {runAsUser: 0}'),
    pod('securityContext: {runAsNonRoot: false, runAsUser: 0}', '  securityContext: {runAsNonRoot: true}\n'),
    pod('ports: [{containerPort: 80, hostPort: 80}]', '  hostNetwork: true\n'),
    pod('env: [{name: A, value: "", valueFrom: {fieldRef: {}}}]'),
  ],
});
