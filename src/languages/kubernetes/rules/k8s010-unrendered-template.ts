import { defineRule, type Report } from '../../../core/rule.ts';
import type { KubernetesDocument } from '../document.ts';
import { inlinePatchesOf } from '../inline-patches.ts';

export default defineRule<KubernetesDocument>({
  id: 'K8S010',
  name: 'unrendered-template',
  title: 'a template or patch of which only the literal parts were checked',
  severity: 'info',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'info' },
  aliases: [],
  references: ['https://helm.sh/docs/helm/helm_template/'],
  docs: {
    what: 'The file has template actions (`{{ … }}`, `{% … %}`, `<% … %>`). They are taken out, every position kept, and only what stands there literally is checked. So it is with a patch of Kustomize, which another file completes: a file that a kustomization names under `patches`, one with `patch` in its name, or an object that lacks what no whole one does. A patch in the kustomization itself is read where it is the literal text (`|`) of an object; of operations (JSON patches) and other texts it is said that nothing was checked.',
    why: 'What the actions insert, or the patched object holds, is not known, so nothing can be said about what is missing.',
    exceptions:
      'What patches are applied to is judged as a whole: a manifest that kustomizations of the repository build on has what the patches, components and `images` of all of them add.',
    instead:
      'Check the rendered manifests too, for example `helm template . | plimsoll check -` or `kustomize build . | plimsoll check -` in CI.',
  },
  examples: {
    bad: [
      { code: 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ .Release.Name }}\n', line: 4 },
      {
        path: 'overlay/scaler.yaml',
        code: 'apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata:\n  name: web\nspec:\n  minReplicas: 3\n',
        files: { 'overlay/kustomization.yaml': 'resources: [../base]\npatches:\n  - path: scaler.yaml\n' },
        line: 2,
      },
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

  needs: ['is:template', 'is:patch', 'has:unread'],
  *check(doc) {
    if (!doc.template) yield* patchIn(doc);
    yield* unreadIn(doc);
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

function* patchIn({ resources }: KubernetesDocument): Iterable<Report> {
  const patches = resources.filter(({ partial }) => partial);
  const [first] = patches;
  if (!first) return;
  const what =
    patches.length === 1 ? `${first.label} is read as a patch` : `${patches.length} objects are read as patches`;
  yield {
    at: first.kind.span,
    path: `${first.prefix} > kind`,
    message: `${what}: what is left out there was not checked`,
    help: 'check what `kustomize build` puts together too',
  };
}

function* unreadIn(doc: KubernetesDocument): Iterable<Report> {
  for (const { at, path, isOperations } of inlinePatchesOf(doc).unread)
    yield {
      at,
      path,
      message: isOperations
        ? 'the operations of this JSON patch were not checked'
        : 'this patch was not checked: it is not written as the lines of an object',
      help: 'check what `kustomize build` puts together too',
    };
}
