import { defineRule } from '../../../core/rule.ts';
import { stringOf } from '../../yaml/scalars.ts';
import { entriesOf, getIn } from '../../yaml/tree.ts';
import type { KubernetesDocument } from '../document.ts';
import { isUnknown } from '../document.ts';
import { pathIn } from '../facts.ts';

const PREFIX = 'nginx.ingress.kubernetes.io/';
/** Annotations whose value older controllers paste into a directive without escaping it. */
const PASTED = new Set([
  'auth-url',
  'auth-tls-match-cn',
  'auth-signin',
  'mirror-target',
  'mirror-host',
  'rewrite-target',
  'permanent-redirect',
  'temporal-redirect',
]);
const BREAKS_OUT = /[;{}#\r\n\0]/;
const ingress = (annotation: string): string =>
  `apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata:\n  name: web\n  annotations:\n    ${annotation}\nspec: {}\n`;

export default defineRule<KubernetesDocument>({
  id: 'K8S508',
  name: 'ingress-nginx-injection',
  title: 'ingress-nginx configuration injection',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'error' },
  aliases: ['CKV_K8S_152', 'CKV_K8S_153', 'CKV_K8S_154'],
  references: [
    'https://github.com/kubernetes/kubernetes/issues/126811',
    'https://github.com/kubernetes/kubernetes/issues/131006',
  ],
  docs: {
    what: 'An Ingress has a `*-snippet` annotation of ingress-nginx, or one whose value breaks out of its directive (`;`, braces, `#`, line breaks).',
    why: 'The controller pastes the text into nginx.conf and runs with access to all secrets of the cluster: anyone who can write an Ingress can read them (CVE-2021-25742, CVE-2025-1097, CVE-2025-1098, CVE-2025-24514).',
    instead: 'Use the dedicated annotation; keep `allow-snippet-annotations` off.',
  },
  examples: {
    bad: [
      { code: ingress('nginx.ingress.kubernetes.io/configuration-snippet: "more_set_headers X;"'), line: 6 },
      { code: ingress('nginx.ingress.kubernetes.io/auth-url: "http://a/#;}\\nload_module x"'), line: 6 },
    ],
    good: [
      { code: ingress('nginx.ingress.kubernetes.io/ssl-redirect: "true"') },
      { code: ingress('nginx.ingress.kubernetes.io/rewrite-target: /$2') },
    ],
  },

  needs: ['nginx.ingress.kubernetes.io/'],
  *check(doc) {
    for (const resource of doc.resources) {
      if (resource.kind.text !== 'Ingress') continue;
      for (const { key, value } of entriesOf(getIn(resource.root, ['metadata', 'annotations']))) {
        if (!key.text.startsWith(PREFIX) || isUnknown(doc, value)) continue;
        const name = key.text.slice(PREFIX.length);
        const text = stringOf(value) ?? '';
        const snippet = name.endsWith('-snippet') && text !== '';
        if (!snippet && !(PASTED.has(name) && BREAKS_OUT.test(text))) continue;
        yield {
          at: key.span,
          message: `\`${name}\` is pasted into nginx.conf by the controller`,
          help: 'remove it; use the dedicated annotation',
          path: pathIn(resource, 'metadata', `annotations['${key.text}']`),
        };
      }
    }
  },
});
