import { defineProjectRule } from '../../../core/rule.ts';
import { deploymentWith, podWith } from '../../kubernetes/examples.ts';
import { manifestsIn } from '../manifests.ts';
import { kustomizationPaths, lacking } from '../required-metadata.ts';

const settings = { policy: { requiredLabels: { owner: 'team-*' } } };
const labelled = (owner: string): string =>
  podWith('').replace('name: web\n', `name: web\n  labels:\n    owner: ${owner}\n`);

export default defineProjectRule({
  id: 'K8S902',
  name: 'object-without-label',
  title: 'object without a required label',
  severity: 'warning',
  since: '0.1.0',
  fixable: 'never',
  profiles: {},
  aliases: [],
  references: ['https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/'],
  docs: {
    what: 'The metadata of an object lacks a label of `kubernetes.policy.requiredLabels`, or the label has a value that does not match the configured pattern.',
    why: 'Cost reports, alerts and clean-up jobs rely on labels: an unlabelled object has no owner.',
    instead: 'Add the label.',
    exceptions:
      'Without that key in the configuration, the rule reports nothing. Pod labels are not checked, nor are patches, templates, and labels that a kustomization may add.',
  },
  examples: {
    bad: [
      { path: 'k8s/web.yaml', code: deploymentWith(''), line: 3, settings },
      { path: 'k8s/web.yaml', code: labelled('nobody'), line: 6, settings },
    ],
    good: [
      { path: 'k8s/web.yaml', code: labelled('team-shop'), settings },
      { path: 'k8s/web.yaml', code: podWith(''), why: 'nothing is configured' },
    ],
  },

  needs: ['kubernetes:has:literal'],
  applies: (documents) => manifestsIn(documents).some(({ resources }) => resources.length > 0),
  wants: kustomizationPaths,

  *checkAll(project, { settings }) {
    yield* lacking(project, 'labels', settings.policy.requiredLabels);
  },
});
