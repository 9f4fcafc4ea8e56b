import rule from '../../../src/languages/kubernetes/rules/k8s208-capability-spelling.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (capabilities: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers:\n  - name: app\n    image: a:1\n    securityContext:\n      capabilities: ${capabilities}\n`;

testRule(rule, {
  reports: [
    { code: pod('{drop: [⟦all⟧]}'), fixed: pod('{drop: [ALL]}'), says: /compares names exactly/ },
    { code: pod("{add: [⟦'cap_net_admin'⟧]}"), fixed: pod("{add: ['NET_ADMIN']}"), says: /prefix/ },
    { code: pod('{drop: [⟦NET_RAWW⟧]}'), says: /not a Linux capability/ },
    { code: pod('{drop: [⟦everything⟧, ALL]}'), says: 'use a name from capabilities(7)' },
  ],
  accepts: [pod('{drop: [ALL], add: [CHOWN, SETUID]}'), pod('{drop: ["${CAPS}"]}'), pod('{}'), pod('{drop: ALL}')],
});
