import { nearest } from '../../../core/suggest.ts';
import { isNull } from '../../yaml/scalars.ts';
import { asMap, entriesOf, entryOf, get, getIn, itemsOf, type YamlNode } from '../../yaml/tree.ts';
import type { KubernetesDocument } from '../document.ts';
import type { Container, Pod } from '../pods.ts';
import { schemaOf } from '../schema.ts';
import { isLabel, isLabelValue, isSubdomain } from './names.ts';
import { Known, type Refusal, refused } from './refusal.ts';

const LABEL_HELP = 'use lowercase letters, digits and `-`, at most 63 characters';
const MAX_ID = 2_147_483_647;
const RESOURCES = ['cpu', 'memory', 'ephemeral-storage'];
const ENV_SOURCES = new Set(['fieldRef', 'resourceFieldRef', 'configMapKeyRef', 'secretKeyRef', 'fileKeyRef']);
const HANDLERS = new Set(['exec', 'httpGet', 'tcpSocket', 'sleep']);

/** What the API server refuses in a pod spec. Source: `ValidatePodSpec` of Kubernetes 1.37. */
export function* podRefusals(doc: KubernetesDocument, pod: Pod): Iterable<Refusal> {
  const known = new Known(doc);
  const { spec, resource } = pod;
  const isWhole = !resource.partial && schemaOf(resource.apiVersion.text, resource.kind.text) !== undefined;
  const containers = entryOf(spec, 'containers');
  if (isWhole && containers && (isNull(containers.value) || isEmptyList(containers.value)))
    yield {
      at: containers.key.span,
      message: 'a pod needs at least one container',
      help: 'add a container with `name` and `image`',
      steps: ['containers'],
    };
  for (const container of pod.containers) {
    const below = container.steps.slice(pod.steps.length);
    for (const one of containerRefusals(known, container, isWhole)) yield { ...one, steps: [...below, ...one.steps] };
  }
  yield* volumeRefusals(known, spec);
  yield* placeRefusals(known, spec);
  for (const key of ['priorityClassName', 'serviceAccountName', 'nodeName']) {
    const name = known.text(spec, key);
    if (name && name.text !== '' && !isSubdomain(name.text))
      yield refused(name, `\`${name.text}\` is not a valid ${key}`, 'use lowercase letters, digits, `-` and `.`', [
        key,
      ]);
  }
  const deadline = known.number(spec, 'activeDeadlineSeconds');
  if (deadline && (deadline.number < 1 || deadline.number > MAX_ID))
    yield refused(deadline, `activeDeadlineSeconds cannot be ${deadline.number}`, 'use 1 or more', [
      'activeDeadlineSeconds',
    ]);
  const policy = known.text(spec, 'dnsPolicy');
  if (
    isWhole &&
    policy?.text === 'None' &&
    itemsOf(getIn(spec, ['dnsConfig', 'nameservers'])).length === 0 &&
    !doc.template
  )
    yield refused(
      policy,
      '`dnsPolicy: None` needs a name server',
      'add name servers: `dnsConfig: {nameservers: […]}`',
      ['dnsPolicy'],
    );
  yield* idRefusals(known, pod.securityContext, ['runAsUser', 'runAsGroup', 'fsGroup']);
}

function* containerRefusals(known: Known, container: Container, isWhole: boolean): Iterable<Refusal> {
  const { node, label } = container;
  const name = known.text(node, 'name');
  if (name && !isLabel(name.text))
    yield refused(name, `\`${name.text}\` is not a valid container name`, LABEL_HELP, ['name']);
  if (isWhole && isNull(get(node, 'image')) && container.role !== 'ephemeral')
    yield { at: container.at, message: `${label} has no \`image\``, help: 'add `image:`', steps: ['image'] };
  for (const mount of itemsOf(get(node, 'volumeMounts'))) {
    const path = known.text(mount, 'mountPath');
    if (path?.text === '') yield refused(path, 'an empty `mountPath` is refused', 'set the path', ['volumeMounts']);
  }
  yield* environmentRefusals(known, node);
  for (const hook of ['postStart', 'preStop']) {
    const entry = entryOf(get(node, 'lifecycle'), hook);
    const handlers = known.rivals(entry?.value, (key) => HANDLERS.has(key));
    if (handlers.length > 1 && handlers[1])
      yield refused(handlers[1].key, `\`${hook}\` has more than one handler`, 'keep one of them', ['lifecycle', hook]);
    else if (isWhole && entry && asMap(entry.value)?.entries.length === 0)
      yield refused(entry.key, `\`${hook}\` has no handler`, 'add `exec`, `httpGet` or `sleep`', ['lifecycle', hook]);
  }
  yield* resourceRefusals(known, node);
  yield* idRefusals(known, container.securityContext, ['runAsUser', 'runAsGroup']);
}

function* environmentRefusals(known: Known, node: YamlNode): Iterable<Refusal> {
  for (const variable of itemsOf(get(node, 'env'))) {
    const [, second] = known.rivals(get(variable, 'valueFrom'), (key) => ENV_SOURCES.has(key));
    if (second) yield refused(second.key, '`valueFrom` has more than one source', 'keep one of them', ['env']);
  }
  for (const source of itemsOf(get(node, 'envFrom'))) {
    const [, second] = known.rivals(source, (key) => key === 'configMapRef' || key === 'secretRef');
    if (second)
      yield refused(second.key, 'an `envFrom` item has more than one source', 'split it into two items', ['envFrom']);
  }
}

function* resourceRefusals(known: Known, node: YamlNode): Iterable<Refusal> {
  for (const list of ['limits', 'requests']) {
    for (const { key, value } of entriesOf(getIn(node, ['resources', list]))) {
      const name = known.scalar(key);
      const steps = ['resources', list, key.text];
      if (!name) continue;
      if (!name.text.includes('/') && !RESOURCES.includes(name.text) && !name.text.startsWith('hugepages-')) {
        const near = nearest(name.text, RESOURCES);
        const help = near ? `write \`${near}\`` : 'use `cpu`, `memory` or `ephemeral-storage`';
        yield refused(name, `\`${name.text}\` is not a resource of containers`, help, steps);
      }
      const amount = known.scalar(value);
      const isWholeOnly = name.text.includes('/') && !/(?:^|\.)kubernetes\.io\//.test(name.text);
      if (isWholeOnly && amount && /^\d*\.\d*[1-9]\d*$/.test(amount.text))
        yield refused(amount, `\`${name.text}\` is counted in whole numbers`, 'write a whole number', steps);
    }
  }
}

function* volumeRefusals(known: Known, spec: YamlNode): Iterable<Refusal> {
  for (const volume of itemsOf(get(spec, 'volumes'))) {
    const name = known.text(volume, 'name');
    if (name && !isLabel(name.text))
      yield refused(name, `\`${name.text}\` is not a valid name of a volume`, LABEL_HELP, ['volumes']);
    const [, second] = known.rivals(volume, (key) => key !== 'name' && !key.startsWith('$'));
    if (second)
      yield refused(second.key, `volume \`${name?.text ?? ''}\` has more than one source`, 'keep one of them', [
        'volumes',
      ]);
  }
}

/** Where the pod may run. */
function* placeRefusals(known: Known, spec: YamlNode): Iterable<Refusal> {
  for (const { key, value } of entriesOf(get(spec, 'nodeSelector'))) {
    const text = known.scalar(value);
    if (text && !isLabelValue(text.text))
      yield refused(text, `\`${text.text}\` cannot be the value of a label`, 'write the value that nodes have', [
        'nodeSelector',
        key.text,
      ]);
  }
  for (const toleration of itemsOf(get(spec, 'tolerations'))) {
    const value = known.text(toleration, 'value');
    const effect = known.text(toleration, 'effect');
    const seconds = known.text(toleration, 'tolerationSeconds');
    if (value && value.text !== '' && known.text(toleration, 'operator')?.text === 'Exists')
      yield refused(value, '`operator: Exists` takes no value', 'remove `value`', ['tolerations']);
    if (seconds && effect && effect.text !== 'NoExecute')
      yield refused(seconds, '`tolerationSeconds` needs `effect: NoExecute`', 'remove `tolerationSeconds`', [
        'tolerations',
      ]);
  }
  for (const kind of ['nodeAffinity', 'podAffinity', 'podAntiAffinity']) {
    const key = 'preferredDuringSchedulingIgnoredDuringExecution';
    for (const term of itemsOf(getIn(spec, ['affinity', kind, key]))) {
      const weight = known.number(term, 'weight');
      if (weight && (weight.number < 1 || weight.number > 100))
        yield refused(weight, `a weight of ${weight.number} is refused`, 'use 1 to 100', ['affinity', kind, key]);
    }
  }
  for (const constraint of itemsOf(get(spec, 'topologySpreadConstraints'))) {
    const skew = known.number(constraint, 'maxSkew');
    if (skew && skew.number < 1)
      yield refused(skew, `\`maxSkew\` cannot be ${skew.number}`, 'use 1 or more', ['topologySpreadConstraints']);
  }
}

function* idRefusals(known: Known, context: YamlNode | undefined, keys: readonly string[]): Iterable<Refusal> {
  for (const key of keys) {
    const id = known.number(context, key);
    if (id && (id.number < 0 || id.number > MAX_ID))
      yield refused(id, `\`${key}\` cannot be ${id.number}`, `use 0 to ${MAX_ID}`, ['securityContext', key]);
  }
}

function isEmptyList(node: YamlNode): boolean {
  return node.kind === 'sequence' && node.items.length === 0;
}
