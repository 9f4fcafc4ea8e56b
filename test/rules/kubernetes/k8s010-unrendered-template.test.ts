import rule from '../../../src/languages/kubernetes/rules/k8s010-unrendered-template.ts';
import { testRule } from '../../support/test-rule.ts';

const HEAD = 'apiVersion: v1\nkind: ConfigMap\n';

testRule(rule, {
  reports: [
    `${HEAD}a: ⟦{{ .x }}⟧\nb: {{ .y }}\n`,
    { name: 'actions over lines', code: `⟦{{/* a\n b }} */}}⟧\n${HEAD}a: "{{ "x" }}"\n` },
    { name: 'Jinja', code: `⟦{% if a %}⟧\n${HEAD}{% endif %}\n` },
    { name: 'what is left is no YAML', code: `${HEAD}a: ⟦{{ .x }}⟧\n  b: c\n`, says: /one document/ },
  ],
  accepts: [`${HEAD}a: "{{ x }}"\n`, `${HEAD}a: |\n  {{ x }} b\n`.replace('  {{', '  x {{'), `${HEAD}a: b{{c}}\n`],
});
