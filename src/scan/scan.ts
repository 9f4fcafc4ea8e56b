import type { Catalogue } from './catalogue.ts';
import type { ImageConfig, Layer } from './oci/image.ts';

/** What was scanned. */
export interface Subject {
  /** As the user named it. */
  readonly ref: string;
  readonly kind: 'image' | 'folder' | 'sbom';
  /** The name that the archive or SBOM gives it. */
  readonly name?: string;
  /** Digest of the manifest. */
  readonly digest?: string;
  readonly config?: ImageConfig;
  readonly layers: readonly Layer[];
}

/** A finished look into an image: everything that reports are made of. */
export interface Scan {
  readonly subject: Subject;
  readonly catalogue: Catalogue;
  readonly tool: { readonly name: string; readonly version: string };
  readonly created: Date;
}
