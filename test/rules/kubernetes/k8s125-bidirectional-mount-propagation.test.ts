import rule from '../../../src/languages/kubernetes/rules/k8s125-bidirectional-mount-propagation.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (propagation: string, spec = '', context = '{}'): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n${spec}  containers:\n  - name: app\n    image: a:1\n    securityContext: ${context}\n    volumeMounts: [{name: a, mountPath: /a, mountPropagation: ${propagation}}]\n`;

testRule(rule, {
  reports: [
    { profile: 'recommended', severity: 'warning', code: pod('⟦Bidirectional⟧') },
    {
      profile: 'recommended',
      severity: 'info',
      code: pod(
        '⟦Bidirectional⟧',
        '  volumes: [{name: a, hostPath: {path: /var/lib/kubelet/plugins}}]\n',
        '{privileged: true}',
      ),
    },
  ],
  accepts: [pod('None'), pod('null')],
});
