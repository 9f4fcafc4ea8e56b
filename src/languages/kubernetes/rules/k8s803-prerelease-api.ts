import { defineRule } from '../../../core/rule.ts';
import type { KubernetesDocument } from '../document.ts';
import { pathIn } from '../facts.ts';

const object = (version: string, kind: string): string =>
  `apiVersion: ${version}\nkind: ${kind}\nmetadata: {name: a}\n`;

export default defineRule<KubernetesDocument>({
  id: 'K8S803',
  name: 'prerelease-api',
  title: 'alpha or beta API version',
  severity: 'info',
  since: '0.1.0',
  fixable: 'never',
  profiles: {},
  aliases: [],
  references: ['https://kubernetes.io/docs/reference/using-api/#api-versioning'],
  docs: {
    what: 'The object uses an alpha or beta version of a Kubernetes API group.',
    why: 'New beta versions are off by default since 1.24, and both may change or be removed in any release.',
    instead: 'Use a stable version where there is one.',
  },
  examples: {
    bad: [
      { code: object('resource.k8s.io/v1beta1', 'DeviceClass'), line: 1 },
      { code: object('storage.k8s.io/v1alpha1', 'VolumeAttributesClass'), line: 1 },
    ],
    good: [{ code: object('apps/v1', 'Deployment') }, { code: object('argoproj.io/v1alpha1', 'Rollout') }],
  },

  needs: ['has:prerelease'],
  *check(doc) {
    for (const resource of doc.resources) {
      const { group, version, apiVersion } = resource;
      const builtIn =
        /^(?:apps|batch|autoscaling|policy|extensions)$/.test(group) || /^[a-z]+\.(?:[a-z]+\.)?k8s\.io$/.test(group);
      // Projects outside Kubernetes use the same suffix.
      const other = /(?:^|\.)(?:gateway\.networking|snapshot\.storage|metrics|x-k8s)\.k8s\.io$/.test(group);
      if (!builtIn || other || !/alpha|beta/.test(version)) continue;
      yield {
        at: apiVersion.span,
        message: `\`${apiVersion.text}\` is ${version.includes('alpha') ? 'an alpha' : 'a beta'} version`,
        help: 'use a stable version where there is one',
        path: pathIn(resource, 'apiVersion'),
      };
    }
  },
});
