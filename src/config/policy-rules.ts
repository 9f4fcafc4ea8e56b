import type { ManifestPolicy } from '../core/settings.ts';

/** The rule that each key of `kubernetes.policy` is about. */
const RULES: Readonly<Record<keyof ManifestPolicy, string>> = {
  custom: 'K8S912',
  deniedRegistries: 'K8S405',
  dnsOptions: 'K8S338',
  forbiddenAnnotations: 'K8S904',
  forbiddenKinds: 'K8S908',
  priorityClasses: 'K8S337',
  requirePriorityClass: 'K8S337',
  requiredAnnotations: 'K8S903',
  requiredLabels: 'K8S902',
  restartPolicies: 'K8S335',
  sortedKeys: 'K8S905',
};

/** Rules that a policy switches on: whoever writes one down wants it kept. */
export function rulesOfPolicy(policy: ManifestPolicy): string[] {
  const keys: readonly string[] = Object.keys(policy);
  return [...new Set(Object.entries(RULES).flatMap(([key, rule]) => (keys.includes(key) ? [rule] : [])))];
}
