import rule from '../../../src/languages/kubernetes/rules/k8s101-privileged-container.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (context: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers:\n  - name: app\n    image: a:1\n    securityContext: ${context}\n`;

testRule(rule, {
  reports: [
    { code: pod('{privileged: ⟦true⟧}'), fixed: pod('{privileged: false}') },
    { name: 'as YAML 1.1 reads it', code: pod('{privileged: ⟦on⟧}') },
    { name: 'in a template', code: `${pod('{privileged: ⟦true⟧}')}{{ if .x }}\n{{ end }}\n` },
    { name: 'in a patch', path: 'patch.yaml', code: pod('{privileged: ⟦true⟧}') },
    {
      name: 'in every pod of a LeaderWorkerSet',
      code: 'apiVersion: leaderworkerset.x-k8s.io/v1\nkind: LeaderWorkerSet\nmetadata: {name: a}\nspec:\n  leaderWorkerTemplate:\n    leaderTemplate: {spec: {containers: [{name: l, image: a:1, securityContext: {privileged: ⟦true⟧}}]}}\n    workerTemplate: {spec: {containers: [{name: w, image: a:1, securityContext: {privileged: ⟦true⟧}}]}}\n',
    },
    {
      name: 'in a kind of the configuration',
      settings: { kubernetes: { version: '1.37', podSpecPaths: { 'acme.io/App': 'spec.pods[].spec' } } },
      code: 'apiVersion: acme.io/v1\nkind: App\nmetadata: {name: a}\nspec: {pods: [{spec: {containers: [{name: l, image: a:1, securityContext: {privileged: ⟦true⟧}}]}}]}\n',
    },
  ],
  accepts: [
    pod('{privileged: false}'),
    pod('{privileged: "true"}'),
    pod('{privileged: "{{ .x }}"}'),
    {
      name: 'a key that is not a manifest',
      code: 'apiVersion: v1\nkind: Config\nspec: {containers: [{securityContext: {privileged: true}}]}\n',
    },
    {
      name: 'our annotation',
      code: pod('{privileged: true}').replace('{name: web}', '{name: web, annotations: {plimsoll/ignore: K8S101}}'),
    },
    {
      name: "kube-linter's annotation",
      code: pod('{privileged: true}').replace(
        '{name: web}',
        '{name: web, annotations: {ignore-check.kube-linter.io/privileged-container: why}}',
      ),
    },
    { name: "Checkov's comment", code: `# checkov:skip=CKV_K8S_16:why\n${pod('{privileged: true}')}` },
    {
      name: "Trivy's comment",
      code: pod('{privileged: true}').replace(
        '    securityContext',
        '    # trivy:ignore:AVD-KSV-0017\n    securityContext',
      ),
    },
    { name: 'our comment', code: pod('{privileged: true} # plimsoll ignore=K8S101 -- why') },
  ],
});
