/** The kinds of package, named as in package URLs. */
export const PACKAGE_TYPES = [
  'deb',
  'apk',
  'rpm',
  'npm',
  'pypi',
  'golang',
  'maven',
  'gem',
  'composer',
  'nuget',
  'cargo',
  'conda',
] as const;
export type PackageType = (typeof PACKAGE_TYPES)[number];

/** A release of a distribution, as its os-release file names it. */
export interface Release {
  /** `ID`, in lower case: `debian`, `alpine`, `almalinux`. */
  readonly id: string;
  /** `VERSION_ID`: `12`, `3.22.1`, `9.4`. Absent in testing releases. */
  readonly version?: string;
  /** `VERSION_CODENAME`: `bookworm`. */
  readonly codename?: string;
  /** `PRETTY_NAME`, for people. */
  readonly title?: string;
}

/** A package that is installed in an image. */
export interface Package {
  /** As its database spells it; `group:artifact` for Maven, `@scope/name` for npm. */
  readonly name: string;
  /** Complete, with the epoch and release of a distribution's package: `1:2.3-4+deb12u1`. */
  readonly version: string;
  readonly type: PackageType;
  /** Package URL, https://github.com/package-url/purl-spec. */
  readonly purl: string;
  /** What it was built from, when the database names it: dpkg `Source`, apk origin, rpm `SOURCERPM`. */
  readonly source?: { readonly name: string; readonly version: string };
  readonly arch?: string;
  /** The distribution that it belongs to; absent for packages of a language. */
  readonly release?: Release;
  /** Modularity label of an rpm: `nodejs:18:9020020230418110001:rhel9`. */
  readonly module?: string;
  /** Where it was found, from the root of the image and without a leading slash. */
  readonly path?: string;
  /** Index of the layer that brought the entry, 0 is the lowest. */
  readonly layer?: number;
  /** As the database spells them: SPDX ids, names or expressions. */
  readonly licences?: readonly string[];
  /** The name was read from a file name or a manifest, so it may be wrong. */
  readonly isGuess?: boolean;
}
