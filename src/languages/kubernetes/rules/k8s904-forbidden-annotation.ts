import { fitsAny } from '../../../core/pattern.ts';
import { defineRule, type Facts } from '../../../core/rule.ts';
import { entriesOf, get, type YamlScalar } from '../../yaml/tree.ts';
import type { KubernetesDocument } from '../document.ts';
import { deploymentWith, podWith } from '../examples.ts';
import { pathIn, podsOf } from '../facts.ts';

const settings = { policy: { forbiddenAnnotations: ['sidecar.example.org/*'] } };
const annotated = (code: string): string =>
  code.replace('name: web\n', 'name: web\n  annotations:\n    sidecar.example.org/inject: "true"\n');

export default defineRule<KubernetesDocument>({
  id: 'K8S904',
  name: 'forbidden-annotation',
  title: 'annotation forbidden by the configuration',
  severity: 'warning',
  since: '0.1.0',
  fixable: 'never',
  profiles: {},
  aliases: [],
  references: ['https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/'],
  docs: {
    what: 'An object, or its pod template, has an annotation that matches a pattern in `kubernetes.policy.forbiddenAnnotations`.',
    why: 'Annotations control what controllers do; some of that is reserved for cluster administrators.',
    instead: 'Remove the annotation.',
    exceptions: 'Without that key in the configuration the rule reports nothing.',
  },
  examples: {
    bad: [
      { code: annotated(podWith('')), line: 6, settings },
      { code: annotated(deploymentWith('')), line: 6, settings },
    ],
    good: [
      { code: podWith(''), settings },
      { code: annotated(podWith('')), why: 'nothing is configured' },
    ],
  },

  needs: ['annotations'],
  *check(doc, facts) {
    const forbidden = facts.settings.policy.forbiddenAnnotations ?? [];
    if (forbidden.length === 0) return;
    const seen = new Set<YamlScalar>();
    for (const { metadata, path, label } of annotatedThings(doc, facts)) {
      for (const { key } of entriesOf(get(metadata, 'annotations'))) {
        if (seen.has(key) || !fitsAny(forbidden, key.text)) continue;
        seen.add(key);
        yield {
          at: key.span,
          message: `annotation \`${key.text}\` of ${label} is forbidden by the configuration`,
          help: 'remove it',
          path,
        };
      }
    }
  },
});

/** The metadata of objects and of their pod templates. */
function* annotatedThings(doc: KubernetesDocument, facts: Facts) {
  for (const resource of doc.resources) {
    const path = pathIn(resource, 'metadata', 'annotations');
    yield { metadata: get(resource.root, 'metadata'), path, label: resource.label };
  }
  for (const { resource, metadata, steps } of podsOf(doc, facts)) {
    const path = pathIn(resource, ...steps.slice(0, -1), 'metadata', 'annotations');
    yield { metadata, path, label: `the pods of ${resource.label}` };
  }
}
