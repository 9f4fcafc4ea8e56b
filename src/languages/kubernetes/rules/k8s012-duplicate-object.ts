import { defineRule } from '../../../core/rule.ts';
import { getIn } from '../../yaml/tree.ts';
import type { KubernetesDocument, Resource } from '../document.ts';
import { pathIn } from '../facts.ts';
import { hasSubstitution } from '../template.ts';

export default defineRule<KubernetesDocument>({
  id: 'K8S012',
  name: 'duplicate-object',
  title: 'duplicate object in a file',
  severity: 'warning',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'warning' },
  aliases: [],
  references: ['https://kubernetes.io/docs/concepts/overview/working-with-objects/names/'],
  docs: {
    what: 'Two documents in one file have the same group, kind, namespace and name.',
    why: 'The second one overwrites the first, field by field, when the file is applied.',
    instead: 'Rename one, or delete it.',
    exceptions: 'Files in different directories (overlays, environments) are not compared. Templates.',
  },
  examples: {
    bad: [
      {
        code: 'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: web\n---\napiVersion: v1\nkind: Namespace\nmetadata:\n  name: web\n',
        line: 9,
      },
      {
        code: 'apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: Pod, metadata: {name: a}}\n- {apiVersion: v1, kind: Pod, metadata: {name: a}}\n',
        line: 5,
      },
    ],
    good: [
      {
        code: 'apiVersion: v1\nkind: Namespace\nmetadata: {name: a}\n---\napiVersion: v1\nkind: Namespace\nmetadata: {name: b}\n',
      },
      {
        code: 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n---\napiVersion: v1\nkind: Pod\nmetadata: {name: a, namespace: b}\n',
      },
    ],
  },

  needs: ['has:several'],
  *check(doc) {
    const seen = new Map<string, Resource>();
    for (const resource of doc.resources) {
      const { group, kind, namespace, name, partial } = resource;
      if (partial || !name || hasSubstitution(name + (namespace ?? ''))) continue;
      const key = [group, kind.text, namespace ?? '', name].join('/');
      const first = seen.get(key);
      if (!first) seen.set(key, resource);
      const at = getIn(resource.root, ['metadata', 'name'])?.span;
      const before = first && getIn(first.root, ['metadata', 'name'])?.span;
      if (!first || !at || !before) continue;
      yield {
        at,
        message: `${resource.label} is already defined in this file`,
        help: 'rename one of them or delete it',
        path: pathIn(resource, 'metadata', 'name'),
        related: [{ at: before, message: 'first defined here' }],
      };
    }
  },
});
