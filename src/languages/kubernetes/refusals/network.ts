import { stringOf } from '../../yaml/scalars.ts';
import { entryOf, get, getIn, itemsOf, type YamlNode } from '../../yaml/tree.ts';
import type { KubernetesDocument, Resource } from '../document.ts';
import { isSubdomain } from './names.ts';
import { type Known, type Refusal, refused } from './refusal.ts';

/** The default range of the API server. */
const NODE_PORTS = { from: 30_000, to: 32_767 };

/** What the API server refuses in Services, Ingresses and network policies. */
export function* networkRefusals(known: Known, resource: Resource, doc: KubernetesDocument): Iterable<Refusal> {
  const { group, kind } = resource;
  if (kind.text === 'Service' && group === '') yield* service(known, resource, doc);
  else if (group !== 'networking.k8s.io') return;
  else if (kind.text === 'Ingress') yield* ingress(known, resource);
  else if (kind.text === 'NetworkPolicy') yield* policy(known, resource);
}

function* service(known: Known, { root, partial, kind }: Resource, doc: KubernetesDocument): Iterable<Refusal> {
  const entry = entryOf(root, 'spec');
  const spec = get(root, 'spec');
  const at = entry?.key ?? kind;
  const type = known.text(spec, 'type');
  const ports = itemsOf(get(spec, 'ports'));
  const isExternal = type?.text === 'ExternalName';
  if (!partial && !isExternal && ports.length === 0 && stringOf(get(spec, 'clusterIP')) !== 'None')
    yield refused(at, 'a Service needs `ports`', 'add `ports`', ['spec', 'ports']);
  if (!partial && isExternal && type && !stringOf(get(spec, 'externalName')))
    yield refused(type, '`type: ExternalName` needs `externalName`', 'add `externalName`', ['spec', 'externalName']);
  for (const port of ports) {
    const node = known.number(port, 'nodePort');
    if (!node || node.number === 0) continue;
    const isInside = type ? type.text === 'ClusterIP' : !entryOf(spec, 'type') && !doc.template && !partial;
    if (isInside)
      yield refused(
        node,
        'a Service of type ClusterIP cannot have a `nodePort`',
        'remove it, or set `type: NodePort`',
        ['spec', 'ports'],
      );
    else if (node.number > 0 && node.number <= 65_535 && (node.number < NODE_PORTS.from || node.number > NODE_PORTS.to))
      yield {
        ...refused(
          node,
          `nodePort ${node.number} is outside ${NODE_PORTS.from} to ${NODE_PORTS.to}, the range of most clusters`,
          `use a port from ${NODE_PORTS.from} to ${NODE_PORTS.to}`,
          ['spec', 'ports'],
        ),
        isLikely: true,
      };
  }
}

function* ingress(known: Known, { root }: Resource): Iterable<Refusal> {
  for (const rule of itemsOf(getIn(root, ['spec', 'rules']))) {
    const host = known.text(rule, 'host');
    if (host && host.text !== '' && !isHost(host.text))
      yield refused(
        host,
        `\`${host.text}\` is not a valid host name`,
        'use a DNS name, for example `www.example.com`',
        ['spec', 'rules'],
      );
    for (const path of itemsOf(getIn(rule, ['http', 'paths']))) {
      const text = known.text(path, 'path');
      if (text && text.text !== '' && !text.text.startsWith('/'))
        yield refused(text, `the path \`${text.text}\` does not begin with \`/\``, `write \`/${text.text}\``, [
          'spec',
          'rules',
        ]);
      const [, second] = known.rivals(
        getIn(path, ['backend', 'service', 'port']),
        (key) => key === 'name' || key === 'number',
      );
      if (second)
        yield refused(second.key, 'a port cannot have both a name and a number', 'keep one of them', ['spec', 'rules']);
    }
  }
}

function isHost(text: string): boolean {
  return isSubdomain(text.startsWith('*.') ? text.slice(2) : text) && !/^\d+(?:\.\d+){3}$/.test(text);
}

function* policy(known: Known, { root }: Resource): Iterable<Refusal> {
  for (const direction of ['ingress', 'egress']) {
    for (const rule of itemsOf(getIn(root, ['spec', direction]))) {
      for (const port of itemsOf(get(rule, 'ports'))) {
        const number = known.number(port, 'port');
        if (number && (number.number < 1 || number.number > 65_535))
          yield refused(number, `port ${number.number} is not between 1 and 65535`, 'correct the number', [
            'spec',
            direction,
          ]);
      }
      for (const peer of [...itemsOf(get(rule, 'from')), ...itemsOf(get(rule, 'to'))])
        yield* block(known, peer, ['spec', direction]);
    }
  }
}

function* block(known: Known, peer: YamlNode, steps: readonly string[]): Iterable<Refusal> {
  const cidr = known.text(get(peer, 'ipBlock'), 'cidr');
  if (!cidr || isRange(cidr.text)) return;
  const isAddress = /^\d+(?:\.\d+){3}$/.test(cidr.text);
  yield refused(
    cidr,
    `\`${cidr.text}\` is not a valid CIDR range`,
    isAddress ? `write \`${cidr.text}/32\`` : 'write it in CIDR notation, for example `10.0.0.0/8`',
    steps,
  );
}

function isRange(text: string): boolean {
  const [address = '', bits = ''] = text.split('/');
  if (!/^\d{1,3}$/.test(bits)) return false;
  if (address.includes(':')) return /^[\da-fA-F:.]+$/.test(address) && Number(bits) <= 128;
  const parts = address.split('.');
  return (
    Number(bits) <= 32 && parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)
  );
}
