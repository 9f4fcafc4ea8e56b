import { defineRule } from '../../../core/rule.ts';
import { stringOf } from '../../yaml/scalars.ts';
import { entriesOf, getIn } from '../../yaml/tree.ts';
import type { KubernetesDocument } from '../document.ts';
import { podWith } from '../examples.ts';
import { pathIn } from '../facts.ts';

export default defineRule<KubernetesDocument>({
  id: 'K8S332',
  name: 'naked-pod',
  title: 'bare pod',
  severity: 'info',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'info' },
  aliases: [],
  references: ['https://kubernetes.io/docs/concepts/configuration/overview/'],
  docs: {
    what: 'The manifest has a bare `kind: Pod`.',
    why: 'It is not recreated when its node fails or is drained.',
    instead: 'Use a Deployment, or a Job for a task that finishes.',
    exceptions:
      'Pods with `restartPolicy: Never`, Helm tests and hooks, static pods (`/etc/kubernetes/manifests`), patches.',
  },
  examples: {
    bad: [
      { code: podWith(''), line: 2 },
      { code: podWith('', 'restartPolicy: Always\n'), line: 2 },
    ],
    good: [
      { code: podWith('', 'restartPolicy: Never\n') },
      { code: podWith('').replace('name: web\n', 'name: web\n  annotations: {helm.sh/hook: test}\n') },
    ],
  },

  needs: ['kind:Pod'],
  *check(doc) {
    if (/(?:^|\/)etc\/kubernetes\/manifests\//.test(doc.file.path)) return;
    for (const resource of doc.resources) {
      if (resource.kind.text !== 'Pod' || resource.group !== '' || resource.partial) continue;
      if (stringOf(getIn(resource.root, ['spec', 'restartPolicy'])) === 'Never' || resource.name?.endsWith('-test'))
        continue;
      const annotations = entriesOf(getIn(resource.root, ['metadata', 'annotations']));
      if (annotations.some(({ key }) => key.text === 'helm.sh/hook')) continue;
      yield {
        at: resource.kind.span,
        message: 'a bare pod is not recreated when its node fails',
        help: 'use a Deployment, or a Job for a task that finishes',
        path: pathIn(resource, 'kind'),
      };
    }
  },
});
