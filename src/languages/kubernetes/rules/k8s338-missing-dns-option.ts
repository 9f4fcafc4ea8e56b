import { defineRule, type Report } from '../../../core/rule.ts';
import { booleanOf, isNull, stringOf } from '../../yaml/scalars.ts';
import { get, getIn, itemsOf } from '../../yaml/tree.ts';
import { isUnknown, type KubernetesDocument } from '../document.ts';
import { podWith } from '../examples.ts';
import { deepestKey, isWindows, podsOf, reportIn } from '../facts.ts';
import type { Pod } from '../pods.ts';

const PATH = ['dnsConfig', 'options'];
/** The default for a pod. */
const CLUSTER_NDOTS = 5;

export default defineRule<KubernetesDocument>({
  id: 'K8S338',
  name: 'missing-dns-option',
  title: 'inefficient DNS options',
  severity: 'info',
  since: '0.1.0',
  fixable: 'never',
  profiles: {},
  aliases: ['dnsconfig-options'],
  references: ['https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-dns-config'],
  docs: {
    what: '`dnsConfig.options` of a pod lacks an option in `kubernetes.policy.dnsOptions`, or has a different value; without that key, `ndots` is not 2 or less.',
    why: 'The cluster gives pods `ndots: 5`: a name with fewer dots, such as `api.example.org`, is first looked up in every search domain of the cluster, and only then as written.',
    instead: 'Set `dnsConfig: {options: [{name: ndots, value: "2"}]}`.',
    exceptions:
      'Patches, Windows pods, values that a template fills in, and pods without the cluster options: `dnsPolicy: Default` or `None`, and `hostNetwork` without `ClusterFirstWithHostNet`.',
  },
  examples: {
    bad: [
      { code: podWith(''), line: 5 },
      { code: podWith('', 'dnsConfig:\n  options:\n    - name: ndots\n      value: "5"\n'), line: 9 },
    ],
    good: [
      { code: podWith('', 'dnsConfig:\n  options:\n    - name: ndots\n      value: "2"\n') },
      { code: podWith('', 'dnsPolicy: Default\n'), why: 'the pod uses the settings of its node' },
    ],
  },

  needs: ['has:container'],
  *check(doc, facts) {
    const wanted = Object.entries(facts.settings.policy.dnsOptions ?? { ndots: '2' });
    for (const pod of podsOf(doc, facts)) {
      if (pod.containers.length === 0 || pod.resource.partial || !hasClusterDns(doc, pod) || isWindows(pod)) continue;
      for (const [name, value] of wanted) {
        const report = reportOn(doc, pod, name, value);
        if (report) yield reportIn(pod, PATH, report);
      }
    }
  },
});

/** The report on one option of a pod, if any. */
function reportOn(doc: KubernetesDocument, pod: Pod, name: string, value: string): Report | undefined {
  const list = getIn(pod.spec, PATH);
  if (isUnknown(doc, list) || isUnknown(doc, get(pod.spec, 'dnsConfig'))) return undefined;
  const option = itemsOf(list).find((one) => stringOf(get(one, 'name')) === name);
  const own = get(option, 'value');
  const text = isNull(own) ? '' : (stringOf(own) ?? '');
  if (option && (isEnough(name, text, value) || isUnknown(doc, own))) return undefined;
  const shown = option ? `\`${name}: ${text}\`` : `no \`${name}\``;
  const dots = option ? Number(text) : CLUSTER_NDOTS;
  const message = `${pod.resource.label} sets ${shown} in its dnsConfig`;
  return {
    at: (option ? own?.span : undefined) ?? option?.span ?? deepestKey(pod.spec, PATH, pod.at),
    message:
      name === 'ndots' && dots > 1
        ? `${message}: names with fewer than ${dots} dots are first looked up in the cluster`
        : message,
    help: `add \`{name: ${name}, value: "${value}"}\` to \`dnsConfig.options\``,
  };
}

/** Fewer dots save more lookups. */
function isEnough(name: string, text: string, wanted: string): boolean {
  if (name === 'ndots' && /^\d+$/.test(text) && /^\d+$/.test(wanted)) return Number(text) <= Number(wanted);
  return text === wanted;
}

/** Whether the kubelet writes the search domains of the cluster into the pod. */
function hasClusterDns(doc: KubernetesDocument, { spec }: Pod): boolean {
  const policy = get(spec, 'dnsPolicy');
  const hostNetwork = get(spec, 'hostNetwork');
  if (isUnknown(doc, policy) || isUnknown(doc, hostNetwork)) return false;
  const name = stringOf(policy) ?? 'ClusterFirst';
  if (name === 'ClusterFirstWithHostNet') return true;
  return name === 'ClusterFirst' && booleanOf(hostNetwork) !== true;
}
