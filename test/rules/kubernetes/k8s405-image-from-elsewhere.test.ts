import rule from '../../../src/languages/kubernetes/rules/k8s405-image-from-elsewhere.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (image: string, list = 'containers'): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {${list}: [{name: a, image: ${image}}]}\n`;
const trusted = (...trustedRegistries: string[]) => ({ trustedRegistries });
const denied = (...deniedRegistries: string[]) => ({ policy: { deniedRegistries } });

testRule(rule, {
  reports: [
    {
      code: pod('⟦"evil.example/a:1"⟧'),
      settings: trusted('good.example'),
      says: '`evil.example/a:1` comes from `evil.example`, which is not among the trusted registries use a trusted registry: good.example',
    },
    { code: pod('⟦nginx⟧'), settings: trusted('good.example'), says: 'comes from `docker.io`' },
    { code: pod('⟦"good.example:5000/a"⟧', 'initContainers'), settings: trusted('good.example') },
    { code: pod('⟦ghcr.io/acme-b/a⟧'), settings: trusted('ghcr.io/acme') },
    { code: pod('⟦quay.io/a/b⟧'), settings: denied('quay.io'), says: '`quay.io`, which the configuration denies' },
    { code: pod('⟦nginx⟧'), settings: denied('docker.io/library') },
    {
      name: 'denied inside a trusted registry',
      code: pod('⟦ghcr.io/acme/old⟧'),
      settings: { ...trusted('ghcr.io'), ...denied('ghcr.io/acme/old') },
    },
    {
      code: 'apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: a}\nspec: {jobTemplate: {spec: {template: {spec: {containers: [{name: a, image: ⟦nginx⟧}]}}}}}\n',
      settings: denied('docker.io'),
    },
  ],
  accepts: [
    pod('evil.example/a'),
    { code: pod('nginx'), settings: trusted('docker.io') },
    { code: pod('nginx'), settings: trusted('*') },
    { code: pod('"a.good.example/b:1"'), settings: trusted('*.good.example') },
    { code: pod('ghcr.io/acme/a/b:1'), settings: trusted('ghcr.io/acme/') },
    { code: pod('ghcr.io/acme'), settings: trusted('ghcr.io/acme') },
    { code: pod('ghcr.io/team-a/b'), settings: trusted('ghcr.io/team-*') },
    { code: pod('ghcr.io/a/b'), settings: denied('quay.io') },
    { name: 'filled in', code: pod('"${REGISTRY}/a:1"'), settings: trusted('ghcr.io') },
    { name: 'no image reference', code: pod('"A B"'), settings: trusted('ghcr.io') },
  ],
});
