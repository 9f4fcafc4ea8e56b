import rule from '../../../src/languages/kubernetes/rules/k8s120-runtime-socket-mount.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (path: string, mounts = '[{name: a, mountPath: /a}]'): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  volumes: [{name: a, hostPath: {path: ${path}}}]\n  containers:\n  - name: app\n    image: a:1\n    volumeMounts: ${mounts}\n`;

testRule(rule, {
  reports: [
    pod('⟦/run/../var/run//docker.sock⟧'),
    pod('⟦/var/run/crio/⟧'),
    pod('⟦"/run/k3s/containerd/containerd.sock"⟧'),
    { profile: 'recommended', severity: 'info', code: pod('⟦/run/docker.sock⟧', '[]') },
  ],
  accepts: [pod('/run'), pod('/var/run/docker.sock.old'), pod('"${SOCK}"')],
});
