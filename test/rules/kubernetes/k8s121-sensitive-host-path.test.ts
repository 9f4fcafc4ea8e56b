import rule from '../../../src/languages/kubernetes/rules/k8s121-sensitive-host-path.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (path: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  volumes: [{name: a, hostPath: {path: ${path}}}]\n  containers: [{name: app, image: "a:1"}]\n`;

testRule(rule, {
  reports: [
    pod('⟦/⟧'),
    pod('⟦/var/run/⟧'),
    pod('⟦/etc/kubernetes/pki⟧'),
    pod('⟦c:\\Windows⟧'),
    pod("⟦'/var/lib/../lib/docker'⟧"),
  ],
  accepts: [
    pod('/dev/shm'),
    pod('/etc/ssl/certs'),
    pod('/lib/modules'),
    pod('/var/lib/docker/containers'),
    pod('/run/docker.sock'),
  ],
});
