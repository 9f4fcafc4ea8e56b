import { defineRule, type Report } from '../../../core/rule.ts';
import { compareTexts, reordering } from '../../yaml/reorder.ts';
import { isMergeKey, type YamlEntry, type YamlMap, type YamlNode } from '../../yaml/tree.ts';
import type { KubernetesDocument, Resource } from '../document.ts';
import { pathIn } from '../facts.ts';

/** The usual order at the top; other keys precede the last of these. */
const HEAD = ['apiVersion', 'kind', 'metadata'];
const OTHERS = HEAD.length;
const LAST = 'status';

const all = { policy: { sortedKeys: 'all' } } as const;
const sorted =
  'apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n  ports:\n    - port: 80\n  type: ClusterIP\n';

export default defineRule<KubernetesDocument>({
  id: 'K8S905',
  name: 'unsorted-keys',
  title: 'keys out of order',
  severity: 'style',
  since: '0.1.0',
  fixable: 'sometimes',
  profiles: {},
  aliases: ['sorted-keys'],
  references: ['https://kubernetes.io/docs/concepts/overview/working-with-objects/#required-fields'],
  docs: {
    what: '`apiVersion`, `kind` and `metadata` do not come first in an object, in this order, or `status` does not come last. With `kubernetes.policy.sortedKeys: all`, nested keys are not in alphabetical order.',
    why: 'Readers look for a key where other files have it, and changes are easier to compare.',
    instead: 'Move the marked key up; the fix moves its comments along.',
    exceptions:
      'Templates and merge keys. There is no fix in `{…}`, with anchors, or where it is unclear what a comment belongs to. Not in the recommended profile.',
    safe: 'The order of keys has no meaning to Kubernetes.',
  },
  examples: {
    bad: [
      {
        code: 'kind: Service\napiVersion: v1\nmetadata:\n  name: web\n',
        line: 2,
        fixed: 'apiVersion: v1\nkind: Service\nmetadata:\n  name: web\n',
      },
      {
        code: sorted.replace(
          '  ports:\n    - port: 80\n  type: ClusterIP\n',
          '  type: ClusterIP\n  ports:\n    - port: 80\n',
        ),
        line: 7,
        fixed: sorted,
        settings: all,
      },
    ],
    good: [
      { code: sorted, settings: all },
      {
        code: 'apiVersion: v1\nkind: Secret\nmetadata:\n  namespace: shop\n  name: web\ntype: Opaque\ndata: {}\n',
        why: 'other keys may be in any order',
      },
    ],
  },

  needs: ['has:literal'],
  *check(doc, { settings }) {
    if (doc.template) return;
    for (const resource of doc.resources) {
      const { root } = resource;
      yield* misplaced(doc, resource, root, rankOfTop);
      if (settings.policy.sortedKeys !== 'all') continue;
      for (const { value } of root.entries) for (const map of mapsIn(value)) yield* misplaced(doc, resource, map);
    }
  },
});

/** The first key of a mapping that follows one it has to precede. */
function* misplaced(
  doc: KubernetesDocument,
  resource: Resource,
  map: YamlMap,
  rankOf?: (key: string) => number,
): Iterable<Report> {
  const compare = (a: YamlEntry, b: YamlEntry): number =>
    rankOf ? rankOf(a.key.text) - rankOf(b.key.text) : compareTexts(a.key.text, b.key.text);
  const entries = map.entries.filter(({ key }) => !isMergeKey(key));
  const index = entries.findIndex((entry, at) => at > 0 && compare(entries[at - 1] ?? entry, entry) > 0);
  const wrong = entries[index];
  const above = wrong && entries.find((entry) => compare(entry, wrong) > 0);
  if (!wrong || !above) return;
  const [key, other] = [wrong.key.text, above.key.text];
  const edit = reordering(doc.yaml.text, resource.document, map, [...entries].sort(compare));
  yield {
    at: wrong.key.span,
    message: `\`${key}\` comes after \`${other}\` in ${resource.label}`,
    help: `move it above \`${other}\``,
    path: pathIn(resource, key),
    ...(edit && { fix: { title: 'Sort the keys', safety: 'safe', edits: [edit] } }),
  };
}

function rankOfTop(key: string): number {
  if (key === LAST) return OTHERS + 1;
  const rank = HEAD.indexOf(key);
  return rank === -1 ? OTHERS : rank;
}

/** Every mapping at or below a node, as written: what an alias repeats is checked at its anchor. */
function* mapsIn(node: YamlNode): Generator<YamlMap> {
  if (node.kind === 'map') {
    yield node;
    for (const { value } of node.entries) yield* mapsIn(value);
  } else if (node.kind === 'sequence') {
    for (const item of node.items) yield* mapsIn(item);
  }
}
