import { memory } from '../../core/once.ts';
import type { Report } from '../../core/rule.ts';
import { stringOf } from '../yaml/scalars.ts';
import { get, itemsOf, type YamlValue } from '../yaml/tree.ts';
import { isUnknown, type KubernetesDocument, type Resource } from './document.ts';
import { pathIn } from './facts.ts';

/** A word of a list in a rule: a resource, a verb. */
export interface RuleWord {
  readonly text: string;
  readonly node: YamlValue;
}

/** One rule of a Role or ClusterRole. */
export interface AccessRule {
  readonly role: Resource;
  readonly index: number;
  readonly node: YamlValue;
  readonly groups: readonly RuleWord[];
  readonly resources: readonly RuleWord[];
  readonly verbs: readonly RuleWord[];
  /** Limited by `resourceNames`. */
  readonly named: boolean;
}

const known = memory<KubernetesDocument, readonly AccessRule[]>();

/** Rules of all roles of a file; those of aggregated roles are filled in by the controller. */
export function accessRulesOf(doc: KubernetesDocument): readonly AccessRule[] {
  let rules = known.get(doc);
  if (!rules) {
    rules = doc.resources.flatMap((role) => rulesOfRole(doc, role));
    known.set(doc, rules);
  }
  return rules;
}

function rulesOfRole(doc: KubernetesDocument, role: Resource): readonly AccessRule[] {
  if (role.group !== 'rbac.authorization.k8s.io' || !/^(?:Cluster)?Role$/.test(role.kind.text)) return [];
  return itemsOf(get(role.root, 'rules')).map((node, index) => ({
    role,
    index,
    node,
    groups: words(doc, get(node, 'apiGroups')),
    resources: words(doc, get(node, 'resources')),
    verbs: words(doc, get(node, 'verbs')),
    named: itemsOf(get(node, 'resourceNames')).length > 0,
  }));
}

function words(doc: KubernetesDocument, list: YamlValue | undefined): RuleWord[] {
  return itemsOf(list).flatMap((node) => {
    const text = stringOf(node);
    return text !== undefined && !isUnknown(doc, node) ? [{ text, node }] : [];
  });
}

/** What a rule looks for: any of the verbs on any of the resources in any of the groups; `*` in the role is all. */
export interface Grant {
  readonly groups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
  /** What `resourceNames` mean: they make it harmless, or change nothing. */
  readonly named?: 'skip';
}

/** Whether a role's rule allows any of the verbs in any of the groups. */
export function allows(rule: AccessRule, { groups, verbs, named }: Omit<Grant, 'resources'>): boolean {
  if (named === 'skip' && rule.named) return false;
  const has = (list: readonly RuleWord[], wanted: readonly string[]): boolean =>
    list.some(({ text }) => text === '*' || wanted.includes(text));
  return has(rule.groups, groups) && has(rule.verbs, verbs);
}

/** A report on each resource that a role's rule grants. A `*` for resources is left to K8S601. */
export function* grantReports(
  doc: KubernetesDocument,
  grant: Grant,
  words: (what: string) => Omit<Report, 'at' | 'path'>,
): Iterable<Report> {
  for (const rule of accessRulesOf(doc)) {
    if (!allows(rule, grant)) continue;
    const verbs = rule.verbs.map(({ text }) => text).filter((verb) => verb === '*' || grant.verbs.includes(verb));
    for (const { text, node } of rule.resources) {
      if (!grant.resources.includes(text)) continue;
      yield {
        at: node.span,
        ...words(`\`${verbs.join(', ')}\` on \`${text}\``),
        path: pathIn(rule.role, `rules[${rule.index}]`, 'resources'),
      };
    }
  }
}

/** A subject of a RoleBinding or ClusterRoleBinding. */
export interface Subject {
  readonly kind: string;
  readonly name: string;
  readonly nameNode: YamlValue;
}

export interface Binding {
  readonly resource: Resource;
  readonly role: string;
  readonly roleNode: YamlValue | undefined;
  readonly subjects: readonly Subject[];
}

/** The bindings of a file. */
export function bindingsOf(doc: KubernetesDocument): readonly Binding[] {
  return doc.resources.flatMap((resource) => {
    if (resource.group !== 'rbac.authorization.k8s.io' || !/^(?:Cluster)?RoleBinding$/.test(resource.kind.text))
      return [];
    const roleNode = get(get(resource.root, 'roleRef'), 'name');
    const subjects = itemsOf(get(resource.root, 'subjects')).flatMap((subject) => {
      const nameNode = get(subject, 'name');
      const name = stringOf(nameNode);
      return nameNode && name ? [{ kind: stringOf(get(subject, 'kind')) ?? '', name, nameNode }] : [];
    });
    return [{ resource, role: stringOf(roleNode) ?? '', roleNode, subjects }];
  });
}
