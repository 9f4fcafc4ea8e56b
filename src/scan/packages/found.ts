import type { Package, Release } from '../package.ts';

/** A package as its own database describes it: what the image adds is filled in later. */
export type FoundPackage = Omit<Package, 'purl' | 'release' | 'path' | 'layer'>;

/** Something that is there and cannot be read: its packages are not checked. */
export interface Gap {
  /** Kind of package or database, in the plural: `rpm packages`. */
  readonly what: string;
  readonly path: string;
  /** Why, as the end of a sentence: `the rpm database is damaged`. */
  readonly reason: string;
  /** All packages of the system are missing, not those of one file. */
  readonly isSystem?: boolean;
}

/** A gap in one line; the texts of the image in it are not escaped. */
export function describeGap({ what, path, reason }: Gap): string {
  return `${what} in ${path} (${reason})`;
}

/** What one file of an image yields. */
export interface Found {
  readonly packages: readonly FoundPackage[];
  /** Files that packages of the distribution brought, of those that `mayHoldPackages`. Without a leading slash. */
  readonly owned?: readonly string[];
  readonly release?: Release;
  readonly gap?: string;
}

export const NOTHING: Found = { packages: [] };

/** A package with what is known of it; empty texts count as unknown. */
export function describe(
  type: Package['type'],
  name: string | undefined,
  version: string | undefined,
  more: { readonly licences?: readonly string[]; readonly arch?: string; readonly source?: Package['source'] } = {},
): FoundPackage | undefined {
  if (!name || !version || name.length > LONGEST || version.length > LONGEST) return undefined;
  const licences = [...new Set((more.licences ?? []).map((text) => text.trim()).filter((text) => text !== ''))];
  return {
    type,
    name,
    version,
    ...(more.arch && { arch: more.arch }),
    ...(more.source && { source: more.source }),
    ...(licences.length > 0 && { licences }),
  };
}

/** Characters of a name or version; a longer one is damage or an attack. */
const LONGEST = 1024;

export function listOfOne<T>(value: T | undefined): readonly T[] {
  return value === undefined ? [] : [value];
}
