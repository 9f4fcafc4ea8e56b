import { defineRule, type Report } from '../../../core/rule.ts';
import { nearest } from '../../../core/suggest.ts';
import { YOUNG_KINDS } from '../data/field-lives.ts';
import { OPENSHIFT_KINDS } from '../data/tool-groups.ts';
import { type Definition, definitionsFor } from '../definitions.ts';
import { isUnknown, type KubernetesDocument, type Resource } from '../document.ts';
import { parseApiVersion } from '../kinds.ts';
import { knownKinds, schemaOf } from '../schema.ts';
import { straysOf } from '../strays.ts';

/** Misspellings of `apiVersion`. */
const MISTYPED_KEYS = ['apiversion', 'ApiVersion', 'APIVersion', 'Apiversion'];

export default defineRule<KubernetesDocument>({
  id: 'K8S009',
  name: 'unknown-kind',
  title: 'unknown API group, version or kind',
  severity: 'warning',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'warning' },
  aliases: [],
  references: ['https://kubernetes.io/docs/reference/kubernetes-api/'],
  docs: {
    what: 'The group and version belong to Kubernetes but have no such kind; the API group does not exist; the key or value of `apiVersion` or `kind` is misspelled; or a CustomResourceDefinition in the repository defines the kind but does not serve this version.',
    why: 'The API server answers "no matches for kind" and does not apply the object.',
    instead: 'Correct the kind, or use the apiVersion that has it.',
    exceptions:
      'Alpha and beta versions of existing groups, kinds that a CustomResourceDefinition in the repository defines, OpenShift kinds, files of other tools, and custom resource groups, which have a dot in their names. The finding is `info` where the intended kind is unclear.',
  },
  examples: {
    bad: [
      { code: 'apiVersion: v1\nkind: Deployment\nmetadata:\n  name: web\n', line: 2, why: 'it is in apps/v1' },
      { code: 'apiVersion: apps/v1\nkind: Deploymant\nmetadata:\n  name: web\n', line: 2 },
      { code: 'apiVersion: app/v1\nkind: Deployment\nmetadata:\n  name: web\n', line: 1, why: 'no such group' },
      { code: 'apiVersion: apps/v1\nkind: deployment\nmetadata:\n  name: web\n', line: 2 },
    ],
    good: [
      { code: 'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\n' },
      { code: 'apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata:\n  name: web\n' },
    ],
  },

  needs: ['apiVersion', ...MISTYPED_KEYS],
  *check(doc) {
    for (const resource of doc.resources) {
      const defined = definitionsFor(doc, resource);
      if (defined.length > 0 && !defined.some(({ versions }) => versions.get(resource.version)?.served))
        yield notServed(resource, defined);
    }
    for (const { at, meant, part } of straysOf(doc)) {
      const message =
        part === 'key'
          ? `\`${at.text}\` must be \`${meant}\`: names are case-sensitive`
          : `\`${at.text}\` is not ${part === 'kind' ? 'a kind' : 'an API version'}`;
      const help = part === 'key' ? `write \`${meant}:\`` : `write \`${part}: ${meant}\``;
      yield { at: at.span, path: part === 'key' ? at.text : part, message, help };
    }
    const unknown = doc.resources.filter((resource) => !isKnown(doc, resource));
    if (unknown.length === 0) return;
    const known = knownKinds();
    const groups = new Set(known.map(({ apiVersion }) => groupOf(apiVersion)));
    for (const resource of unknown) {
      const report = unknownIn(resource, known, groups);
      if (report) yield report;
    }
  },
});

function unknownIn(
  { apiVersion, kind, group, version, prefix }: Resource,
  known: ReturnType<typeof knownKinds>,
  groups: ReadonlySet<string>,
): Report | undefined {
  const homes = known.filter((one) => one.kind === kind.text).map((one) => one.apiVersion);
  const home = homes.find((one) => !/(?:alpha|beta)/.test(one)) ?? homes.at(-1);
  if (!groups.has(group)) {
    // Only custom resource definitions can add groups, and theirs have a dot.
    const meant = group.includes('.') ? nearest(group, homes.map(groupOf)) : nearest(group, groups);
    if (group.includes('.') && !meant) return undefined;
    const help = home ? `write \`apiVersion: ${home}\`` : meant ? `write \`${meant}/${version}\`` : 'correct the group';
    const message = `unknown API group \`${group}\``;
    return { at: apiVersion.span, path: `${prefix} > apiVersion`, message, help, ...unsure(home ?? meant) };
  }
  // K8S801 checks old versions; alpha versions come and go faster than a table.
  if (/alpha|beta/.test(version)) return undefined;
  const near = nearest(
    kind.text,
    known.filter((one) => one.apiVersion === apiVersion.text).map((one) => one.kind),
  );
  const help = home ? `write \`apiVersion: ${home}\`` : near ? `write \`kind: ${near}\`` : 'correct the kind';
  const message = `\`${apiVersion.text}\` has no kind \`${kind.text}\``;
  return { at: kind.span, path: `${prefix} > kind`, message, help, ...unsure(home ?? (near || group)) };
}

/** Without a similar name, it may be a file of an unlisted tool. */
function unsure(meant: string | undefined): Pick<Report, 'severity'> {
  return meant ? {} : { severity: 'info' };
}

function groupOf(apiVersion: string): string {
  return parseApiVersion(apiVersion)?.group ?? '';
}

/** A version that no copy of the definition serves. */
function notServed({ apiVersion, kind, group, version, prefix }: Resource, defined: readonly Definition[]): Report {
  const isListed = defined.some(({ versions }) => versions.has(version));
  const served = defined.flatMap(({ versions }) => [...versions].filter(([, one]) => one.served));
  const home = served.findLast(([name]) => !/(?:alpha|beta)/.test(name)) ?? served.at(-1);
  const where = `\`${defined[0]?.path}\``;
  const message = isListed
    ? `${where} does not serve \`${version}\` of \`${kind.text}\``
    : `\`${apiVersion.text}\` has no kind \`${kind.text}\` according to ${where}`;
  const help = home ? `write \`apiVersion: ${group}/${home[0]}\`` : 'serve this version in the definition';
  return { at: apiVersion.span, path: `${prefix} > apiVersion`, message, help };
}

function isKnown(doc: KubernetesDocument, resource: Resource): boolean {
  const { apiVersion, kind, group } = resource;
  if (schemaOf(apiVersion.text, kind.text) || YOUNG_KINDS.has(`${apiVersion.text} ${kind.text}`)) return true;
  if (isUnknown(doc, apiVersion) || isUnknown(doc, kind)) return true;
  if (group === '' && OPENSHIFT_KINDS.has(kind.text)) return true;
  return definitionsFor(doc, resource).length > 0;
}
