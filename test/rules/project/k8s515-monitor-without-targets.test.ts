import rule from '../../../src/languages/project/rules/k8s515-monitor-without-targets.ts';
import { testRule } from '../../support/test-rule.ts';

const monitor = (spec: string, kind = 'ServiceMonitor', metadata = 'name: p'): string =>
  `apiVersion: monitoring.coreos.com/v1\nkind: ${kind}\nmetadata: {${metadata}}\nspec: {${spec}}\n---\n`;
const service = (labels: string, more = ''): string =>
  `apiVersion: v1\nkind: Service\nmetadata: {name: a, labels: {${labels}}${more}}\nspec: {selector: {x: y}, ports: [{port: 80}]}\n`;
const pod =
  'apiVersion: v1\nkind: Pod\nmetadata: {name: a, labels: {a: b}}\nspec: {containers: [{name: a, image: "a:1"}]}\n';
const there = monitor('selector: {matchLabels: {a: b}}', 'ServiceMonitor', 'name: p, namespace: one');

testRule(rule, {
  reports: [
    { path: 'a.yaml', code: monitor('⟦selector⟧: {matchLabels: {a: c}}') + service('a: b') },
    { path: 'a.yaml', code: monitor('⟦selector⟧: {matchLabels: {x: y}}') + service('a: b'), says: 'metadata.labels' },
    {
      path: 'a.yaml',
      code: monitor('⟦selector⟧: {matchExpressions: [{key: a, operator: NotIn, values: [b]}]}') + service('a: b'),
    },
    { path: 'a.yaml', code: monitor('⟦selector⟧: {matchLabels: {a: c}}', 'PodMonitor') + pod },
    {
      name: 'a namespace that the monitor does not look into',
      path: 'a.yaml',
      code: there.replace('selector', '⟦selector⟧') + service('a: b', ', namespace: two'),
      says: 'matchNames: [two]',
    },
    {
      path: 'a.yaml',
      code:
        monitor('namespaceSelector: {matchNames: [three]}, ⟦selector⟧: {matchLabels: {a: b}}') +
        service('a: b', ', namespace: two'),
    },
  ],
  accepts: [
    { path: 'a.yaml', code: monitor('selector: {matchLabels: {a: b}}') + service('a: b') },
    { path: 'a.yaml', code: monitor('selector: {matchLabels: {a: b}}', 'PodMonitor') + pod },
    { path: 'a.yaml', code: monitor('selector: {}') + service('a: b') },
    { path: 'a.yaml', code: monitor('selector: {matchLabels: {a: c}}') + pod },
    { path: 'a.yaml', code: monitor('selector: {matchLabels: {a: "${A}"}}') + service('a: b') },
    { path: 'a.yaml', code: there + service('a: b') },
    {
      path: 'a.yaml',
      code:
        monitor(
          'namespaceSelector: {any: true}, selector: {matchLabels: {a: b}}',
          'ServiceMonitor',
          'name: p, namespace: one',
        ) + service('a: b', ', namespace: two'),
    },
    {
      name: 'labels that a kustomization adds',
      path: 'k8s/a.yaml',
      code: monitor('selector: {matchLabels: {team: c}}') + service('a: b'),
      files: { 'k8s/kustomization.yaml': 'resources: [a.yaml]\nlabels:\n  - pairs: {team: c}\n' },
    },
    {
      path: 'a.yaml',
      code: monitor('selector: {matchLabels: {a: c}}').replace('monitoring.coreos.com', 'acme.io') + service('a: b'),
    },
  ],
});
