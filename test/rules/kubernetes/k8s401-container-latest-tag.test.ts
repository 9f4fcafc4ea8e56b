import rule from '../../../src/languages/kubernetes/rules/k8s401-container-latest-tag.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (image: string, policy = ''): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers:\n  - name: app\n    image: ${image}\n${policy}`;
const recommended = (severity: string, code: string) => ({ profile: 'recommended', severity, code });

testRule(rule, {
  reports: [
    recommended('warning', pod('⟦nginx⟧')),
    recommended('warning', pod('⟦"quay.io/a/b:latest"⟧')),
    recommended('info', pod('⟦frontend⟧')),
    recommended('info', pod('⟦a/b:stable⟧')),
    recommended('info', pod('⟦a/b:latest⟧', '    imagePullPolicy: Never\n')),
    recommended('info', pod(`⟦a/b:latest@sha256:${'0'.repeat(64)}⟧`)),
  ],
  accepts: [pod('nginx:1.27'), pod('"${IMAGE}"'), pod('a/b:$(TAG)'), pod('Not An Image'), pod('{{ .Values.image }}')],
});
