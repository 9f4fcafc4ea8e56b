import { defineRule } from '../../../core/rule.ts';
import { stringOf } from '../../yaml/scalars.ts';
import { entryOf, get, itemsOf } from '../../yaml/tree.ts';
import type { KubernetesDocument } from '../document.ts';
import { podWith } from '../examples.ts';
import { podsOf, reportIn } from '../facts.ts';

export default defineRule<KubernetesDocument>({
  id: 'K8S126',
  name: 'host-aliases',
  title: 'hostAliases in a pod',
  severity: 'info',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'info', snyk: 'info' },
  aliases: ['SNYK-CC-K8S-12', 'KSV-0007'],
  references: ['https://kubernetes.io/docs/tasks/network/customize-hosts-file-for-pods/'],
  docs: {
    what: 'The pod spec has `hostAliases`.',
    why: 'The names bypass DNS: when an address changes, the pod silently talks to whatever has the old address now.',
    instead: 'Use DNS: a Service of type ExternalName, or a headless Service with an EndpointSlice.',
  },
  examples: {
    bad: [
      { code: podWith('', 'hostAliases:\n  - ip: 10.0.0.7\n    hostnames: [db.internal]\n'), line: 6 },
      { code: podWith('', 'hostAliases: [{ip: 127.0.0.1, hostnames: [a, b]}]\n'), line: 6 },
    ],
    good: [{ code: podWith('') }, { code: podWith('', 'hostAliases: []\n') }],
  },

  needs: ['hostAliases'],
  *check(doc, facts) {
    for (const pod of podsOf(doc, facts)) {
      const entry = entryOf(pod.spec, 'hostAliases');
      const aliases = itemsOf(entry?.value);
      if (!entry || aliases.length === 0) continue;
      const names = aliases.flatMap((one) => itemsOf(get(one, 'hostnames')).flatMap((name) => stringOf(name) ?? []));
      const shown = names.slice(0, 3).map((name) => `\`${name}\``);
      if (names.length > 3) shown.push('…');
      yield reportIn(pod, ['hostAliases'], {
        at: entry.key.span,
        message: `\`/etc/hosts\` of the pod overrides ${shown.join(', ') || 'names'}`,
        help: 'put the names into DNS, for example with a Service of type ExternalName',
      });
    }
  },
});
