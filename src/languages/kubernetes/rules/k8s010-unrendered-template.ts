import { defineRule, type Report } from '../../../core/rule.ts';
import type { KubernetesDocument } from '../document.ts';
import { inlinePatchesOf } from '../inline-patches.ts';

export default defineRule<KubernetesDocument>({
  id: 'K8S010',
  name: 'unrendered-template',
  title: 'partially checked template or patch',
  severity: 'info',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'info' },
  aliases: [],
  references: ['https://helm.sh/docs/helm/helm_template/'],
  docs: {
    what: 'The file has template actions (`{{ … }}`, `{% … %}`, `<% … %>`). They are masked without moving anything, and only the literal values are checked. The same applies to a Kustomize patch, which another file completes: a file that a kustomization lists under `patches`, one with `patch` in its name, or an object that lacks what every complete object has. A patch inside the kustomization is read when it is the literal text (`|`) of an object; operations (JSON patches) and other texts are reported as not checked.',
    why: 'The values that the actions insert, or that the patched object has, are unknown, so nothing can be reported about missing fields.',
    exceptions:
      'The targets of patches are checked as complete objects: a manifest that kustomizations in the repository build on gets whatever the patches, components and `images` of all of them add.',
    instead:
      'Check the rendered manifests too, for example with `helm template . | plimsoll check -` or `kustomize build . | plimsoll check -` in CI.',
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
        why: 'a string expanded by another program',
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
          ? `this template cannot be parsed without rendering it: ${unread} in it not checked`
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
    message: `${what}: missing fields were not checked`,
    help: 'check the output of `kustomize build` too',
  };
}

function* unreadIn(doc: KubernetesDocument): Iterable<Report> {
  for (const { at, path, isOperations } of inlinePatchesOf(doc).unread)
    yield {
      at,
      path,
      message: isOperations
        ? 'the operations in this JSON patch were not checked'
        : 'this patch was not checked: it is not written as a literal block',
      help: 'check the output of `kustomize build` too',
    };
}
