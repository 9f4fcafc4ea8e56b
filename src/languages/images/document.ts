import type { Document } from '../../core/document.ts';
import type { Related } from '../../core/rule.ts';
import type { SourceFile, Span } from '../../core/text.ts';

/** One place where a file names an image. */
export interface ImageUse {
  /** The reference with variables resolved by their defaults, as the tool would pull it. */
  readonly text: string;
  /** Where to report: the reference, or the default of the ARG that holds the deciding part. */
  readonly span: Span;
  /** The text stands at `span` letter by letter, so that a fix may replace it. */
  readonly literal: boolean;
  /**
   * `final` is the base of the stage that is shipped, `base` that of another stage, `copy` a COPY --from or mount,
   * `container` a Kubernetes container, `service` a Compose service that is not built here.
   */
  readonly role: 'final' | 'base' | 'copy' | 'container' | 'service';
  /** `--platform` of the FROM when it is a literal. */
  readonly platform?: string;
  /** The FROM, when `span` is an ARG's default. */
  readonly related?: Related;
  /** The joined path into a manifest. */
  readonly path?: string;
}

/** The image references of one file, checked by the BASE rules. */
export interface ImagesDocument extends Document<'images'> {
  readonly uses: readonly ImageUse[];
}

/** The document that a language embeds for the images that it names. */
export function imagesDocument(file: SourceFile, uses: readonly ImageUse[]): ImagesDocument {
  return { kind: 'images', file, comments: [], uses };
}
