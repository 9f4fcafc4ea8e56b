import { defineProjectRule } from '../../../core/rule.ts';
import { deploymentWith, podWith } from '../../kubernetes/examples.ts';
import { manifestsIn } from '../manifests.ts';
import { kustomizationPaths, lacking } from '../required-metadata.ts';

const settings = { policy: { requiredAnnotations: { 'example.org/contact': '*@example.org' } } };
const annotated = (contact: string): string =>
  podWith('').replace('name: web\n', `name: web\n  annotations:\n    example.org/contact: ${contact}\n`);

export default defineProjectRule({
  id: 'K8S903',
  name: 'object-without-annotation',
  title: 'object without a required annotation',
  severity: 'warning',
  since: '0.1.0',
  fixable: 'never',
  profiles: {},
  aliases: [],
  references: ['https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/'],
  docs: {
    what: 'The metadata of an object, or of a volume claim template of a StatefulSet, lacks an annotation of `kubernetes.policy.requiredAnnotations`, or the annotation has a value that does not match the configured pattern.',
    why: 'Annotations point on-call engineers to the owners and documentation of an object.',
    instead: 'Add the annotation.',
    exceptions:
      'Without that key in the configuration, the rule reports nothing. Pod annotations are not checked, nor are patches, templates, and annotations that a kustomization may add.',
  },
  examples: {
    bad: [
      { path: 'k8s/web.yaml', code: deploymentWith(''), line: 3, settings },
      { path: 'k8s/web.yaml', code: annotated('nobody'), line: 6, settings },
    ],
    good: [
      { path: 'k8s/web.yaml', code: annotated('shop@example.org'), settings },
      { path: 'k8s/web.yaml', code: podWith(''), why: 'nothing is configured' },
    ],
  },

  needs: ['kubernetes:has:literal'],
  applies: (documents) => manifestsIn(documents).some(({ resources }) => resources.length > 0),
  wants: kustomizationPaths,

  *checkAll(project, { settings }) {
    yield* lacking(project, 'annotations', settings.policy.requiredAnnotations);
  },
});
