import { defineRule } from '../../../core/rule.ts';
import type { Span } from '../../../core/text.ts';
import { stringOf } from '../../yaml/scalars.ts';
import { entriesOf, entryOf, get, type YamlNode } from '../../yaml/tree.ts';
import { isForeign } from '../definitions.ts';
import { isUnknown, type KubernetesDocument, type Resource } from '../document.ts';
import { pathIn } from '../facts.ts';

const SUBDOMAIN = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/;
const LABEL = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;
const DNS_1035 = /^[a-z]([a-z0-9-]*[a-z0-9])?$/;
const QUALIFIED = /^[A-Za-z0-9]([A-Za-z0-9_.-]*[A-Za-z0-9])?$/;
/** Their names may be any path segment: `system:node`. */
const FREE = new Set(['Role', 'ClusterRole', 'RoleBinding', 'ClusterRoleBinding']);
const LABEL_NAMES = new Set(['Namespace']);

export default defineRule<KubernetesDocument>({
  id: 'K8S004',
  name: 'bad-name',
  title: 'invalid name, label or annotation key',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'error', 'kube-score': 'error' },
  aliases: ['label-values'],
  references: [
    'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
    'https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set',
  ],
  docs: {
    what: '`metadata.name` or `namespace` is not a valid DNS name, or a label key, label value or annotation key has characters or a length that are not allowed.',
    why: 'The API server refuses the object.',
    instead:
      'Use lowercase letters, digits and `-` in names; letters, digits, `-`, `_` and `.` in labels, at most 63 characters.',
    exceptions:
      'Names of roles and role bindings, which may contain `:`; values filled in elsewhere. For kinds that neither Kubernetes nor a definition in the repository has, the finding is `info`: the file may belong to another tool.',
  },
  examples: {
    bad: [
      { code: 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: My_Config\n', line: 4 },
      { code: 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  labels:\n    team: "web shop"\n', line: 6 },
    ],
    good: [
      {
        code: 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: my-config.v2\n  labels: {app.kubernetes.io/name: Web_1.0}\n',
      },
      {
        code: 'apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata:\n  name: acme:viewer\nrules: []\n',
      },
    ],
  },

  needs: ['metadata'],
  *check(doc) {
    for (const resource of doc.resources) {
      const places: readonly (readonly [YamlNode | undefined, readonly string[]])[] = [
        [get(resource.root, 'metadata'), ['metadata']],
        ...resource.pods.map((pod) => [pod.metadata, [...pod.steps.slice(0, -1), 'metadata']] as const),
      ];
      const seen = new Set<YamlNode>();
      for (const [metadata, steps] of places) {
        if (!metadata || seen.has(metadata)) continue;
        seen.add(metadata);
        for (const { at, message, key } of problemsIn(doc, resource, metadata, steps.length === 1)) {
          const isOpen = steps.length === 1 && isForeign(doc, resource);
          const path = pathIn(resource, ...steps, key);
          yield { at, message, help: 'rename it', path, ...(isOpen && { severity: 'info' }) };
        }
      }
    }
  },
});

interface Problem {
  readonly at: Span;
  readonly message: string;
  readonly key: string;
}

function* problemsIn(
  doc: KubernetesDocument,
  resource: Resource,
  metadata: YamlNode,
  ofObject: boolean,
): Iterable<Problem> {
  const kind = resource.kind.text;
  // A patch with a target may have any name, such as `.*` or `not_used`.
  const isPatch = resource.partial && !doc.template;
  for (const key of isPatch ? [] : ['name', 'namespace']) {
    const node = entryOf(metadata, key)?.value;
    const text = stringOf(node);
    if (!node || !text || isUnknown(doc, node)) continue;
    const problem =
      key === 'namespace' || LABEL_NAMES.has(kind)
        ? labelProblem(text, LABEL)
        : kind === 'Service' && resource.group === ''
          ? labelProblem(text, DNS_1035)
          : FREE.has(kind)
            ? /[/%]/.test(text) && '`/` and `%` are not allowed'
            : subdomainProblem(text);
    if (problem && ofObject) yield { at: node.span, key, message: `\`${text}\` is not a valid ${key}: ${problem}` };
  }
  for (const list of ['labels', 'annotations']) {
    for (const { key, value } of entriesOf(get(metadata, list))) {
      if (isUnknown(doc, key)) continue;
      const what = list === 'labels' ? 'label' : 'annotation';
      const wrong = keyProblem(key.text);
      if (wrong) yield { at: key.span, key: list, message: `\`${key.text}\` is not a valid ${what} key: ${wrong}` };
      const text = list === 'labels' ? stringOf(value) : undefined;
      if (!text || isUnknown(doc, value)) continue;
      const problem = qualifiedProblem(text);
      if (problem) yield { at: value.span, key: list, message: `\`${text}\` is not a valid label value: ${problem}` };
    }
  }
}

function labelProblem(text: string, pattern: RegExp): string | false {
  if (text.length > 63) return `it has ${text.length} characters, at most 63 are allowed`;
  if (pattern.test(text)) return false;
  return pattern === DNS_1035 && LABEL.test(text)
    ? 'it must begin with a letter'
    : 'it may contain only lowercase letters, digits and `-`, and must begin and end with a letter or digit';
}

function subdomainProblem(text: string): string | false {
  if (text.length > 253) return `it has ${text.length} characters, at most 253 are allowed`;
  const valid = SUBDOMAIN.test(text) && !/\.[.-]|-\./.test(text);
  return (
    !valid &&
    'it may contain only lowercase letters, digits, `-` and `.`, and must begin and end with a letter or digit'
  );
}

function qualifiedProblem(text: string): string | false {
  if (text.length > 63) return `it has ${text.length} characters, at most 63 are allowed`;
  return (
    !QUALIFIED.test(text) &&
    'it may contain only letters, digits, `-`, `_` and `.`, and must begin and end with a letter or digit'
  );
}

function keyProblem(key: string): string | false {
  const parts = key.split('/');
  if (parts.length > 2) return 'only one `/` is allowed';
  const [prefix, name] = parts.length === 2 ? parts : [undefined, key];
  if (prefix !== undefined) {
    const problem = prefix === '' ? 'the prefix is empty' : subdomainProblem(prefix);
    if (problem) return problem;
  }
  return name ? qualifiedProblem(name) : 'the name is empty';
}
