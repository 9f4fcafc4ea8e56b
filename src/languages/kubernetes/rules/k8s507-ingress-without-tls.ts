import { defineRule } from '../../../core/rule.ts';
import { stringOf } from '../../yaml/scalars.ts';
import { entryOf, get, itemsOf } from '../../yaml/tree.ts';
import type { KubernetesDocument } from '../document.ts';
import { isUnknown } from '../document.ts';
import { pathIn } from '../facts.ts';

const ingress = (spec: string): string =>
  `apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata:\n  name: web\nspec:\n${spec}`;

export default defineRule<KubernetesDocument>({
  id: 'K8S507',
  name: 'ingress-without-tls',
  title: 'missing TLS on an Ingress host',
  severity: 'warning',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'info' },
  aliases: [],
  references: ['https://kubernetes.io/docs/concepts/services-networking/ingress/#tls'],
  docs: {
    what: 'An Ingress has no `tls`, or no `tls` entry lists one of its hosts (`*.example.com` covers one level).',
    why: 'Passwords and sessions cross the network unencrypted, or the browser receives a certificate for another host.',
    instead: 'Add `tls: [{hosts: […], secretName: …}]`.',
    exceptions: 'Patches and templates.',
  },
  examples: {
    bad: [
      { code: ingress('  rules: [{host: shop.example.com}]\n'), line: 6 },
      {
        code: ingress('  tls: [{hosts: [shop.example.com], secretName: t}]\n  rules: [{host: api.example.com}]\n'),
        line: 7,
      },
    ],
    good: [
      { code: ingress('  tls: [{hosts: [shop.example.com], secretName: t}]\n  rules: [{host: shop.example.com}]\n') },
      { code: ingress('  tls: [{hosts: ["*.example.com"], secretName: t}]\n  rules: [{host: shop.example.com}]\n') },
    ],
  },

  needs: ['kind:Ingress'],
  *check(doc) {
    for (const resource of doc.resources) {
      if (resource.kind.text !== 'Ingress' || resource.partial) continue;
      const spec = entryOf(resource.root, 'spec');
      if (!spec) continue;
      const tls = get(spec.value, 'tls');
      const covered = itemsOf(tls).flatMap((one) => itemsOf(get(one, 'hosts')).flatMap((host) => stringOf(host) ?? []));
      // An entry without hosts covers what the controller's default certificate does.
      if (isUnknown(doc, tls) || itemsOf(tls).some((one) => itemsOf(get(one, 'hosts')).length === 0)) continue;
      const hosts = itemsOf(get(spec.value, 'rules')).flatMap((one) => get(one, 'host') ?? []);
      const help = 'add TLS for the host: `tls: [{hosts: [<host>], secretName: <secret>}]`';
      const path = pathIn(resource, 'spec', 'tls');
      for (const host of hosts) {
        const name = stringOf(host);
        if (!name || isUnknown(doc, host) || covered.some((one) => one === name || coversName(one, name))) continue;
        yield { at: host.span, message: `\`${name}\` is served without TLS`, help, path };
      }
      if (hosts.length === 0 && covered.length === 0)
        yield { at: spec.key.span, message: `${resource.label} serves without TLS`, help, path };
    }
  },
});

function coversName(pattern: string, name: string): boolean {
  return pattern.startsWith('*.') && name.includes('.') && name.slice(name.indexOf('.')) === pattern.slice(1);
}
