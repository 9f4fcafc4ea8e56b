import { defineRule } from '../../../core/rule.ts';
import { nearest } from '../../../core/suggest.ts';
import { YOUNG_KINDS } from '../data/field-lives.ts';
import type { KubernetesDocument, Resource } from '../document.ts';
import { knownKinds, schemaOf } from '../schema.ts';

const OWN_GROUPS = new Set(['', 'apps', 'autoscaling', 'batch', 'policy']);
/** Groups that end like Kubernetes' own, but are installed as custom resources. */
const INSTALLED = new Set([
  'gateway.networking.k8s.io',
  'snapshot.storage.k8s.io',
  'groupsnapshot.storage.k8s.io',
  'metrics.k8s.io',
  'custom.metrics.k8s.io',
  'external.metrics.k8s.io',
  'policy.networking.k8s.io',
  'auditregistration.k8s.io',
  'nfd.k8s-sigs.io',
]);

export default defineRule<KubernetesDocument>({
  id: 'K8S009',
  name: 'unknown-kind',
  title: 'a kind that its API group does not have',
  severity: 'warning',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'warning' },
  aliases: [],
  references: ['https://kubernetes.io/docs/reference/kubernetes-api/'],
  docs: {
    what: 'The group and version belong to Kubernetes itself, and no kind of this name is in them.',
    why: 'The API server answers "no matches for kind" and applies nothing of it.',
    instead: 'Correct the kind, or take the apiVersion that has it.',
    exceptions:
      'Alpha versions, custom resource groups that end in `x-k8s.io`, and the groups of the projects beside Kubernetes.',
  },
  examples: {
    bad: [
      { code: 'apiVersion: v1\nkind: Deployment\nmetadata:\n  name: web\n', line: 2, why: 'it is in apps/v1' },
      { code: 'apiVersion: apps/v1\nkind: Deploymant\nmetadata:\n  name: web\n', line: 2 },
    ],
    good: [
      { code: 'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\n' },
      { code: 'apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata:\n  name: web\n' },
    ],
  },

  needs: ['apiVersion'],
  *check(doc) {
    const unknown = doc.resources.filter((resource) => isBuiltIn(resource) && !isKnown(resource));
    if (unknown.length === 0) return;
    const known = knownKinds();
    for (const { apiVersion, kind, prefix } of unknown) {
      const homes = known.filter((one) => one.kind === kind.text).map((one) => one.apiVersion);
      const home = homes.find((one) => !/(?:alpha|beta)/.test(one)) ?? homes.at(-1);
      const near = nearest(
        kind.text,
        known.filter((one) => one.apiVersion === apiVersion.text).map((one) => one.kind),
      );
      const help = home ? `write \`apiVersion: ${home}\`` : near ? `write \`kind: ${near}\`` : 'correct the kind';
      const message = `\`${apiVersion.text}\` has no kind \`${kind.text}\``;
      yield { at: kind.span, path: `${prefix} > kind`, message, help };
    }
  },
});

function isKnown({ apiVersion, kind }: Resource): boolean {
  const name = `${apiVersion.text} ${kind.text}`;
  return schemaOf(apiVersion.text, kind.text) !== undefined || YOUNG_KINDS.has(name);
}

/** Old versions are judged by K8S801; alpha versions come and go faster than a table. */
function isBuiltIn({ group, version, apiVersion }: Resource): boolean {
  if (version.includes('alpha') || apiVersion.text.includes('{')) return false;
  if (OWN_GROUPS.has(group)) return !version.includes('beta');
  return group.endsWith('.k8s.io') && !group.endsWith('x-k8s.io') && !INSTALLED.has(group) && !version.includes('beta');
}
