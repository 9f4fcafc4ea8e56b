import { fitsAny } from '../../../core/pattern.ts';
import { defineRule, type Report } from '../../../core/rule.ts';
import type { CustomCheck } from '../../../core/settings.ts';
import type { Span } from '../../../core/text.ts';
import { isNull } from '../../yaml/scalars.ts';
import { entryOf, itemsOf, resolve, type YamlScalar, type YamlValue } from '../../yaml/tree.ts';
import { isUnknown, type KubernetesDocument } from '../document.ts';
import { deploymentWith, podWith } from '../examples.ts';
import { isOfKind, pathIn } from '../facts.ts';

const replicas: CustomCheck = {
  kinds: ['apps/*'],
  path: ['spec', 'replicas'],
  required: true,
  message: 'this workload leaves its replicas to the default',
};
const host: CustomCheck = {
  path: ['spec', 'containers', 'image'],
  allow: ['registry.example.org/*'],
  message: 'this image is not ours',
};

export default defineRule<KubernetesDocument>({
  id: 'K8S912',
  name: 'broken-policy',
  title: 'violation of a custom policy',
  severity: 'warning',
  since: '0.1.0',
  fixable: 'never',
  profiles: {},
  aliases: [],
  references: ['https://kubernetes.io/docs/concepts/overview/working-with-objects/'],
  docs: {
    what: 'A value in an object violates an entry in `kubernetes.policy.custom`: it is missing although `required`, matches no pattern in `allow` or a pattern in `deny` or, with none of these three, is present at all. An entry has the `kinds` it applies to, the `path` of keys, and the `message`.',
    why: 'The organisation defined the policy; the message of the entry explains it.',
    instead: 'Follow the `help` of the entry.',
    exceptions:
      'Without that key in the configuration the rule reports nothing. Fields missing from patches and templates, and values that a template fills in, are not checked. Entries are data: they compare a value with patterns and cannot run code.',
  },
  examples: {
    bad: [
      { code: deploymentWith(''), line: 5, settings: { policy: { custom: [replicas] } } },
      { code: podWith(''), line: 8, settings: { policy: { custom: [host] } } },
    ],
    good: [
      { code: podWith(''), settings: { policy: { custom: [replicas] } }, why: 'another kind' },
      { code: podWith(''), why: 'nothing is configured' },
    ],
  },

  *check(doc, { settings }) {
    for (const check of settings.policy.custom ?? []) {
      const { kinds, path = [], message = '', help, severity } = check;
      const seen = new Set<number>();
      for (const resource of doc.resources) {
        if (path.length === 0 || (kinds && !isOfKind(resource, kinds))) continue;
        for (const place of placesAt(resource.root, path, resource.kind.span)) {
          if (isUnknown(doc, place.value) || (!place.value && resource.partial)) continue;
          // What an alias repeats is reported only once.
          if (isKept(check, place.value) || seen.has(place.at.start)) continue;
          seen.add(place.at.start);
          const report: Report = { at: place.at, message, path: pathIn(resource, ...path) };
          yield { ...report, ...(help && { help }), ...(severity && { severity }) };
        }
      }
    }
  },
});

/** One of the places that a path leads to. */
interface Place {
  /** Absent: the path ends before. */
  readonly value: YamlValue | undefined;
  readonly at: Span;
}

/** Follows keys; a list means each of its items. Where a key is absent, the last one that is there is the place. */
function* placesAt(value: YamlValue, path: readonly string[], above: Span): Generator<Place> {
  if (value.kind === 'sequence') {
    for (const item of itemsOf(value)) yield* placesAt(item, path, item.span);
    return;
  }
  const [key, ...rest] = path;
  if (key === undefined) {
    yield { value, at: value.kind === 'map' ? above : value.span };
    return;
  }
  const entry = entryOf(value, key);
  const next = resolve(entry?.value);
  // A value that a template fills in may hold the rest of the path; anything else is left to the schema.
  if (value.kind === 'scalar') return;
  if (!entry || !next || isNull(next)) yield { value: undefined, at: entry?.key.span ?? above };
  else yield* placesAt(next, rest, entry.key.span);
}

function isKept({ allow, deny, required }: CustomCheck, value: YamlValue | undefined): boolean {
  if (!value) return required !== true;
  if (!allow && !deny) return required === true;
  if (value.kind !== 'scalar') return true;
  const { text }: YamlScalar = value;
  return (!allow || fitsAny(allow, text)) && !(deny && fitsAny(deny, text));
}
