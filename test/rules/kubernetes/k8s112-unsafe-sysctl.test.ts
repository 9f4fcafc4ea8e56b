import rule from '../../../src/languages/kubernetes/rules/k8s112-unsafe-sysctl.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (names: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  securityContext: {sysctls: [${names}]}\n  containers: [{name: app, image: "a:1"}]\n`;
const at = (version: string) => ({ kubernetes: { version, podSpecPaths: {} } });

testRule(rule, {
  reports: [
    { profile: 'pss-baseline', code: pod('{name: ⟦net/ipv4/tcp_syncookies⟧, value: "1"}') },
    pod('{name: ⟦kernel.sem⟧, value: "1"}, {name: net.ipv4.tcp_fin_timeout, value: "1"}'),
    { settings: at('1.28'), code: pod('{name: ⟦net.ipv4.tcp_fin_timeout⟧, value: "1"}') },
    { settings: at('v1.36.2'), code: pod('{name: ⟦net.ipv4.tcp_notsent_lowat⟧, value: "1"}') },
  ],
  accepts: [
    pod('{name: net/ipv4/tcp_syncookies, value: "1"}'),

    pod('{name: kernel.shm_rmid_forced, value: "1"}'),
    pod('{name: net.ipv4.tcp_notsent_lowat, value: "1"}'),
    pod(''),
  ],
});
