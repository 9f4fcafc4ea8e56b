import { defineRule } from '../../../core/rule.ts';
import type { KubernetesDocument } from '../document.ts';
export default defineRule<KubernetesDocument>({
  id: 'K8S010',
  name: 'unrendered-template',
  title: 'a template of which only the literal parts were checked',
  severity: 'info',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'info' },
  aliases: [],
  references: ['https://helm.sh/docs/helm/helm_template/'],
  docs: {
    what: 'The file has template actions (`{{ … }}`, `{% … %}`, `<% … %>`). They are taken out, every position kept, and only what stands there literally is checked.',
    why: 'What the actions insert is not known, so nothing can be said about what is missing.',
    instead: 'Check the rendered manifests too, for example `helm template . | plimsoll check -` in CI.',
  },
  examples: {
    bad: [
      { code: 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ .Release.Name }}\n', line: 4 },
      { code: '{{- if .Values.on }}\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n{{- end }}\n', line: 1 },
    ],
    good: [
      { code: 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n' },
      {
        code: 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:\n  alert: "{{ $labels.pod }} is down"\n',
        why: 'a string that another program expands',
      },
    ],
  },

  needs: ['is:template'],
  *check(doc) {
    const [first] = doc.holes;
    if (!first) return;
    const broken = doc.yaml.documents.filter(({ problems }) => problems.length > 0).length;
    const unread = broken === 1 ? 'one document' : `${broken} documents`;
    yield {
      at: first,
      message:
        broken > 0
          ? `this template cannot be read without rendering it: ${unread} of it went unchecked`
          : 'this is a template: only its literal values were checked',
      help: 'check the rendered manifests too',
    };
  },
});
