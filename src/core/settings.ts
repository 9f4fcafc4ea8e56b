import type { Severity } from './finding.ts';
import { NEWEST_MINOR } from './kubernetes-versions.ts';

/** A check that the configuration describes: what a place in some objects has to hold. */
export interface CustomCheck {
  /** `Kind`, `group/Kind` or `group/version/Kind`; absent: every object. */
  readonly kinds?: readonly string[];
  /** Keys down to the place; a list on the way stands for each of its items. */
  readonly path?: readonly string[];
  /** Patterns of which a value has to fit one. */
  readonly allow?: readonly string[];
  /** Patterns of which a value may fit none. */
  readonly deny?: readonly string[];
  /** The place has to be there. Without this, `allow` and `deny` it may not be there at all. */
  readonly required?: boolean;
  readonly message?: string;
  readonly help?: string;
  readonly severity?: Severity;
}

/** What an organisation asks of its manifests. In patterns `*` stands for any text. */
export interface ManifestPolicy {
  readonly custom?: readonly CustomCheck[];
  /** Registries, or folders of them, that no image may come from. */
  readonly deniedRegistries?: readonly string[];
  /** Options that `dnsConfig` has to set. */
  readonly dnsOptions?: Readonly<Record<string, string>>;
  readonly forbiddenAnnotations?: readonly string[];
  /** `Kind`, `group/Kind` or `group/version/Kind`. */
  readonly forbiddenKinds?: readonly string[];
  /** The only classes that pods may name. */
  readonly priorityClasses?: readonly string[];
  readonly requirePriorityClass?: boolean;
  /** Pattern of the value by key. */
  readonly requiredAnnotations?: Readonly<Record<string, string>>;
  /** Pattern of the value by key. */
  readonly requiredLabels?: Readonly<Record<string, string>>;
  readonly restartPolicies?: readonly string[];
  readonly sortedKeys?: 'top' | 'all';
}

/** The part of the configuration that rules may read. */
export interface Settings {
  /** Registries that DL3026 lets pass; empty switches it off. */
  readonly trustedRegistries: readonly string[];
  /** Required labels and their type: text, url, rfc3339, spdx, hash, semver, email. */
  readonly labels: Readonly<Record<string, string>>;
  readonly strictLabels: boolean;
  readonly kubernetes: {
    /** Minor version such as `1.37` that manifests are judged for. */
    readonly version: string;
    /** Further pod spec paths: `group/Kind` to a dotted path. */
    readonly podSpecPaths: Readonly<Record<string, string>>;
  };
  readonly policy: ManifestPolicy;
}

export const DEFAULT_SETTINGS: Settings = {
  trustedRegistries: [],
  labels: {},
  strictLabels: false,
  kubernetes: { version: `1.${NEWEST_MINOR}`, podSpecPaths: {} },
  policy: {},
};
