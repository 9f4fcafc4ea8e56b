const MB = 1024 * 1024;

/** Bounds for hostile input. Sizes in bytes. */
export interface Limits {
  /** Entries of all layers. */
  readonly entries: number;
  /** Decompressed bytes of all layers. */
  readonly bytes: number;
  /** Decompressed bytes for each compressed one, after the first `freeBytes`. */
  readonly ratio: number;
  readonly freeBytes: number;
  /** A file that is read into memory. */
  readonly file: number;
  readonly jar: number;
  /** A pax header or a long name. */
  readonly header: number;
  /** Characters of a path. */
  readonly path: number;
  /** Symbolic links on the way to one file. */
  readonly links: number;
  readonly manifest: number;
  readonly config: number;
  readonly sbom: number;
  /** Nesting of arrays and objects. */
  readonly jsonDepth: number;
  /** Entries of a zip archive. */
  readonly zipEntries: number;
  /** Archives in archives. */
  readonly jarDepth: number;
}

export const LIMITS: Limits = {
  entries: 2_000_000,
  bytes: 20_000 * MB,
  ratio: 1000,
  freeBytes: 10 * MB,
  file: 64 * MB,
  jar: 256 * MB,
  header: MB,
  path: 4096,
  links: 40,
  manifest: 4 * MB,
  config: 8 * MB,
  sbom: 64 * MB,
  jsonDepth: 100,
  zipEntries: 100_000,
  jarDepth: 3,
};
