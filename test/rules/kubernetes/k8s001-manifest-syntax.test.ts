import rule from '../../../src/languages/kubernetes/rules/k8s001-manifest-syntax.ts';
import { testRule } from '../../support/test-rule.ts';

const HEAD = 'apiVersion: v1\nkind: Pod\n';

testRule(rule, {
  reports: [
    { name: 'one finding a document', code: `${HEAD}metadata: {name: a, b: [⟦}⟧\n` },
    { name: 'the documents around it are read', code: `${HEAD}---\n${HEAD}a: ⟦*nothing⟧\n---\n${HEAD}` },
    { name: 'CRLF', code: `${HEAD}a:\n⟦\t⟧- b\n`.replaceAll('\n', '\r\n'), says: /tab/ },
  ],
  accepts: [
    HEAD,
    `${HEAD}a: {{ .Values.a }}\n{{- if .b }}\nc: d\n{{- end }}\n`,
    `${HEAD}{{ if }}\n broken: [\n`,
    '---\n# nothing\n---\napiVersion: v1\nkind: Pod\n...\n',
  ],
});
