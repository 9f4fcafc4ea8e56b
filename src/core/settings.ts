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
}

export const DEFAULT_SETTINGS: Settings = {
  trustedRegistries: [],
  labels: {},
  strictLabels: false,
  kubernetes: { version: '1.37', podSpecPaths: {} },
};
