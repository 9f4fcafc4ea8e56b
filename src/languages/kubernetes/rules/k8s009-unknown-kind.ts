import { defineRule, type Report } from '../../../core/rule.ts';
import { nearest } from '../../../core/suggest.ts';
import { YOUNG_KINDS } from '../data/field-lives.ts';
import { type Definition, definitionsFor } from '../definitions.ts';
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
    what: 'The group and version belong to Kubernetes itself, and no kind of this name is in them; or a CustomResourceDefinition in the repository defines the kind, and does not serve this version.',
    why: 'The API server answers "no matches for kind" and applies nothing of it.',
    instead: 'Correct the kind, or take the apiVersion that has it.',
    exceptions:
      'Alpha versions, kinds that a CustomResourceDefinition in the repository defines, custom resource groups that end in `x-k8s.io`, and the groups of the projects beside Kubernetes.',
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
    for (const resource of doc.resources) {
      const defined = definitionsFor(doc, resource);
      if (defined.length > 0 && !defined.some(({ versions }) => versions.get(resource.version)?.served))
        yield notServed(resource, defined);
    }
    const unknown = doc.resources.filter(
      (resource) => isBuiltIn(resource) && !isKnown(resource) && definitionsFor(doc, resource).length === 0,
    );
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

/** A version that no copy of the definition offers. */
function notServed({ apiVersion, kind, group, version, prefix }: Resource, defined: readonly Definition[]): Report {
  const isListed = defined.some(({ versions }) => versions.has(version));
  const served = defined.flatMap(({ versions }) => [...versions].filter(([, one]) => one.served));
  const home = served.findLast(([name]) => !/(?:alpha|beta)/.test(name)) ?? served.at(-1);
  const where = `\`${defined[0]?.path}\``;
  const message = isListed
    ? `${where} does not serve \`${version}\` of \`${kind.text}\``
    : `\`${apiVersion.text}\` has no kind \`${kind.text}\`, by ${where}`;
  const help = home ? `write \`apiVersion: ${group}/${home[0]}\`` : 'serve the version';
  return { at: apiVersion.span, path: `${prefix} > apiVersion`, message, help };
}

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
