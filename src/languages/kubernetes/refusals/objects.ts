import { stringOf } from '../../yaml/scalars.ts';
import { entriesOf, entryOf, get, getIn, itemsOf, type YamlNode } from '../../yaml/tree.ts';
import { areTogether } from '../branches.ts';
import type { KubernetesDocument, Resource } from '../document.ts';
import { parseQuantity } from '../quantity.ts';
import { networkRefusals } from './network.ts';
import { Known, type Refusal, refused } from './refusal.ts';

type Check = (known: Known, resource: Resource, doc: KubernetesDocument) => Iterable<Refusal>;

/** By group and kind. */
const CHECKS: ReadonlyMap<string, Check> = new Map<string, Check>([
  ['apps/Deployment', workload],
  ['apps/ReplicaSet', workload],
  ['apps/StatefulSet', workload],
  ['apps/DaemonSet', workload],
  ['/ReplicationController', workload],
  ['batch/Job', job],
  ['batch/CronJob', cronJob],
  ['apiextensions.k8s.io/CustomResourceDefinition', definition],
  ['/PersistentVolumeClaim', claim],
  ['/PersistentVolume', volume],
  ['/ConfigMap', dataKeys],
  ['/Secret', dataKeys],
  ['rbac.authorization.k8s.io/Role', rules],
  ['rbac.authorization.k8s.io/ClusterRole', rules],
  ['rbac.authorization.k8s.io/ClusterRoleBinding', subjects],
]);

/** What the API server refuses in an object, its pods aside. Source: the `validation` packages of Kubernetes 1.37. */
export function* objectRefusals(doc: KubernetesDocument, resource: Resource): Iterable<Refusal> {
  const known = new Known(doc);
  const check = CHECKS.get(`${resource.group}/${resource.kind.text}`);
  if (check) yield* check(known, resource, doc);
  yield* networkRefusals(known, resource, doc);
}

function* workload(known: Known, { root }: Resource, doc: KubernetesDocument): Iterable<Refusal> {
  const spec = get(root, 'spec');
  yield* negative(known, spec, ['replicas', 'minReadySeconds', 'revisionHistoryLimit', 'progressDeadlineSeconds']);
  for (const key of ['strategy', 'updateStrategy']) {
    const strategy = get(spec, key);
    const type = known.text(strategy, 'type');
    const rolling = entryOf(strategy, 'rollingUpdate');
    const isOther = type?.text === 'Recreate' || type?.text === 'OnDelete';
    if (type && isOther && rolling?.value.kind === 'map' && areTogether(doc, [type.span, rolling.key.span]))
      yield refused(
        rolling.key,
        `\`rollingUpdate\` cannot be set with \`type: ${type.text}\``,
        'remove `rollingUpdate`',
        ['spec', key],
      );
    yield* amounts(known, rolling?.value, ['spec', key, 'rollingUpdate']);
  }
}

function* amounts(known: Known, rolling: YamlNode | undefined, steps: readonly string[]): Iterable<Refusal> {
  const surge = known.text(rolling, 'maxSurge');
  const unavailable = known.text(rolling, 'maxUnavailable');
  for (const one of [surge, unavailable])
    if (one && !/^\d+%?$/.test(one.text))
      yield refused(
        one,
        `\`${one.text}\` is neither a number nor a percentage`,
        'use a number or a percentage, for example `1` or `25%`',
        steps,
      );
  const isNone = (text: string | undefined): boolean => text !== undefined && /^0+%?$/.test(text);
  if (unavailable && isNone(surge?.text) && isNone(unavailable.text))
    yield refused(unavailable, '`maxSurge` and `maxUnavailable` cannot both be 0', 'raise one of them', steps);
}

function* job(known: Known, { root }: Resource): Iterable<Refusal> {
  yield* negative(known, get(root, 'spec'), [
    'parallelism',
    'completions',
    'backoffLimit',
    'activeDeadlineSeconds',
    'ttlSecondsAfterFinished',
  ]);
}

function* cronJob(known: Known, { root }: Resource): Iterable<Refusal> {
  yield* negative(known, get(root, 'spec'), [
    'startingDeadlineSeconds',
    'successfulJobsHistoryLimit',
    'failedJobsHistoryLimit',
  ]);
  const name = known.text(get(root, 'metadata'), 'name');
  if (name && name.text.length > 52)
    yield refused(name, `the name has ${name.text.length} characters, but a CronJob allows at most 52`, 'shorten it', [
      'metadata',
      'name',
    ]);
}

function* negative(known: Known, spec: YamlNode | undefined, keys: readonly string[]): Iterable<Refusal> {
  for (const key of keys) {
    const value = known.number(spec, key);
    if (value && value.number < 0)
      yield refused(value, `\`${key}\` cannot be ${value.number}`, 'use 0 or more', ['spec', key]);
  }
}

function* definition(known: Known, { root, partial }: Resource): Iterable<Refusal> {
  const spec = get(root, 'spec');
  const name = known.text(get(root, 'metadata'), 'name');
  const group = known.text(spec, 'group');
  const plural = known.text(get(spec, 'names'), 'plural');
  const wanted = group && plural ? `${plural.text}.${group.text}` : undefined;
  if (name && wanted && name.text !== wanted)
    yield refused(name, `the name must be \`${wanted}\`: the plural and the group`, `write \`name: ${wanted}\``, [
      'metadata',
      'name',
    ]);
  const versions = entryOf(spec, 'versions');
  const items = itemsOf(versions?.value);
  const stored = items.filter((one) => stringOf(get(one, 'storage')) === 'true');
  if (versions && !partial && items.length > 0 && stored.length !== 1)
    yield refused(
      versions.key,
      `${stored.length} versions have \`storage: true\`, but exactly one must`,
      'set it in exactly one version',
      ['spec', 'versions'],
    );
}

function* claim(known: Known, { root, partial, kind }: Resource): Iterable<Refusal> {
  const spec = entryOf(root, 'spec');
  const size = known.text(getIn(root, ['spec', 'resources', 'requests']), 'storage');
  if (size && parseQuantity(size.text) === undefined)
    yield refused(size, `\`${size.text}\` is not a valid quantity`, 'use a unit such as `Gi` or `Mi`', [
      'spec',
      'resources',
    ]);
  if (partial) return;
  const at = spec?.key ?? kind;
  if (itemsOf(getIn(root, ['spec', 'accessModes'])).length === 0)
    yield refused(at, 'a claim needs `accessModes`', 'add access modes, for example `accessModes: [ReadWriteOnce]`', [
      'spec',
      'accessModes',
    ]);
  if (!getIn(root, ['spec', 'resources', 'requests', 'storage']))
    yield refused(at, 'a claim needs a size', 'request a size, for example `resources: {requests: {storage: 1Gi}}`', [
      'spec',
      'resources',
    ]);
}

function* volume(_: Known, { root, partial, kind }: Resource): Iterable<Refusal> {
  const at = entryOf(root, 'spec')?.key ?? kind;
  if (partial) return;
  if (!getIn(root, ['spec', 'capacity', 'storage']))
    yield refused(at, 'a volume needs a size', 'set its size, for example `capacity: {storage: 1Gi}`', [
      'spec',
      'capacity',
    ]);
  if (itemsOf(getIn(root, ['spec', 'accessModes'])).length === 0)
    yield refused(at, 'a volume needs `accessModes`', 'add access modes, for example `accessModes: [ReadWriteOnce]`', [
      'spec',
      'accessModes',
    ]);
}

function* dataKeys(known: Known, { root, kind }: Resource): Iterable<Refusal> {
  for (const list of ['data', 'binaryData', 'stringData']) {
    for (const { key } of entriesOf(get(root, list))) {
      const name = known.scalar(key);
      if (name && (name.text.length > 253 || !/^[-._a-zA-Z0-9]+$/.test(name.text) || /^(?:\.|\.\..*)$/.test(name.text)))
        yield refused(
          name,
          `\`${name.text}\` is not a valid key of a ${kind.text}`,
          'use letters, digits, `-`, `_` and `.`',
          [list],
        );
    }
  }
}

function* rules(_: Known, { root, partial }: Resource): Iterable<Refusal> {
  if (partial) return;
  for (const rule of itemsOf(get(root, 'rules'))) {
    if (rule.kind !== 'map' || get(rule, 'nonResourceURLs') || rule.entries.length === 0) continue;
    for (const key of ['resources', 'apiGroups'])
      if (itemsOf(get(rule, key)).length === 0)
        yield refused(rule.entries[0]?.key ?? rule, `this rule has no \`${key}\``, `add \`${key}\``, ['rules']);
  }
}

function* subjects(known: Known, { root, partial, placed }: Resource): Iterable<Refusal> {
  if (partial || placed) return;
  for (const subject of itemsOf(get(root, 'subjects'))) {
    const kind = known.text(subject, 'kind');
    if (kind?.text === 'ServiceAccount' && !stringOf(get(subject, 'namespace')))
      yield refused(kind, 'a ServiceAccount subject needs a `namespace`', 'add `namespace:`', ['subjects']);
  }
}
