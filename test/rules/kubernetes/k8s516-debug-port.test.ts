import rule from '../../../src/languages/kubernetes/rules/k8s516-debug-port.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (fields: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {containers: [{name: app, image: "a:1", ${fields}}]}\n`;

testRule(rule, {
  reports: [
    {
      profile: 'recommended',
      severity: 'warning',
      code: pod('env: [{name: JAVA_TOOL_OPTIONS, value: ⟦"-agentlib:jdwp=transport=dt_socket,server=y"⟧}]'),
    },
    { profile: 'recommended', severity: 'info', code: pod('ports: [{containerPort: ⟦5005⟧}]') },
    pod('command: [⟦dlv⟧, exec, /app]'),
  ],
  accepts: [
    pod('command: [node, --inspector-off]'),
    pod('args: ["--inspect={{ .x }}"]'),
    { path: 'k8s/local/a.yaml', code: pod('ports: [{containerPort: 5005}]') },
  ],
});
