import rule from '../../../src/languages/kubernetes/rules/k8s514-many-ports.ts';
import { testRule } from '../../support/test-rule.ts';

const pod = (ports: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers: [{name: app, image: "a:1", ${ports}}]\n`;

testRule(rule, { reports: [pod('⟦ports⟧: [{}, {}, {}]')], accepts: [pod('ports: [{}, {}]'), pod('ports: ')] });
