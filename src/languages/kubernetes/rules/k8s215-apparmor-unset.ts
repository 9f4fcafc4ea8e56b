import { defineRule } from '../../../core/rule.ts';
import { entriesOf, get } from '../../yaml/tree.ts';
import type { KubernetesDocument } from '../document.ts';
import { podWith } from '../examples.ts';
import { effectiveSetting, isWindows, minorOf, pathIn, podsOf, reportIn } from '../facts.ts';

const ANNOTATION = 'container.apparmor.security.beta.kubernetes.io';

export default defineRule<KubernetesDocument>({
  id: 'K8S215',
  name: 'apparmor-unset',
  title: 'missing AppArmor profile',
  severity: 'info',
  since: '0.1.0',
  fixable: 'never',
  profiles: { snyk: 'info' },
  aliases: ['SNYK-CC-K8S-32', 'KSV-0002'],
  references: ['https://kubernetes.io/docs/tutorials/security/apparmor/'],
  docs: {
    what: 'Neither the pod nor a container sets an `appArmorProfile`, and no annotation does (Kubernetes 1.30 and later).',
    why: 'Where AppArmor is on, runtimes use their default profile anyway; with the profile in the manifest, the pod does not start on a node without it.',
    instead: 'Set `securityContext: {appArmorProfile: {type: RuntimeDefault}}` on the pod.',
    exceptions: 'Windows pods.',
  },
  examples: {
    bad: [
      { code: podWith(''), line: 5 },
      { code: podWith('', 'securityContext:\n  runAsNonRoot: true\n'), line: 5 },
    ],
    good: [
      { code: podWith('', 'securityContext:\n  appArmorProfile: {type: RuntimeDefault}\n') },
      { code: podWith('', 'os: {name: windows}\n') },
    ],
  },

  needs: ['has:container'],
  *check(doc, facts) {
    if (minorOf(facts) < 30) return;
    for (const pod of podsOf(doc, facts)) {
      if (pod.resource.partial || isWindows(pod)) continue;
      const annotations = entriesOf(get(pod.metadata, 'annotations')).map(({ key }) => key.text);
      const bare = pod.containers.filter(
        (container) =>
          !effectiveSetting(container, 'appArmorProfile') && !annotations.includes(`${ANNOTATION}/${container.name}`),
      );
      if (bare.length === 0) continue;
      const help = 'set `appArmorProfile: {type: RuntimeDefault}` in the securityContext of the pod';
      if (facts.profile === 'snyk') {
        // Snyk expects the annotation for each container, and reports where it would be.
        for (const { at, label, name } of bare)
          yield {
            at,
            message: `no AppArmor profile is set for ${label}`,
            help,
            path: pathIn(pod.resource, ...pod.steps.slice(0, -1), 'metadata', `annotations['${ANNOTATION}/${name}']`),
          };
        continue;
      }
      yield reportIn(pod, ['securityContext', 'appArmorProfile'], {
        at: pod.at,
        message: 'no AppArmor profile is set',
        help,
      });
    }
  },
});
