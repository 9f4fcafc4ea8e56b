import type { Assessment } from './assessment.ts';
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

/** What is in an image: everything that an SBOM is made of. */
export interface Inventory {
  readonly subject: Subject;
  readonly catalogue: Catalogue;
  readonly tool: { readonly name: string; readonly version: string };
  readonly created: Date;
}

/** A finished scan: everything that reports are made of. */
export interface Scan extends Inventory {
  readonly assessment: Assessment;
}
