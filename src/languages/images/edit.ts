import type { Fix, Report } from '../../core/rule.ts';
import type { ImageUse } from './document.ts';
import type { BaseFacts } from './facts.ts';

/** Where a report about an image stands. */
export function placeOf(use: ImageUse): Pick<Report, 'at' | 'path' | 'related'> {
  return {
    at: use.span,
    ...(use.path !== undefined && { path: use.path }),
    ...(use.related && { related: [use.related] }),
  };
}

/** Writes another tag; undefined where the text is not the reference itself, or a digest would no longer fit. */
export function tagFix(use: ImageUse, facts: BaseFacts, tag: string): Fix | undefined {
  const { reference } = facts;
  if (!use.literal || reference.digest !== undefined) return undefined;
  const { start } = use.span;
  const span = reference.tagSpan ?? { start: reference.nameSpan.end, end: reference.nameSpan.end };
  return {
    title: `Use tag \`${tag}\``,
    safety: 'unsafe',
    edits: [{ span: { start: start + span.start, end: start + span.end }, text: reference.tagSpan ? tag : `:${tag}` }],
  };
}

/** Writes another reference. */
export function referenceFix(use: ImageUse, facts: BaseFacts, reference: string): Fix | undefined {
  if (!use.literal || facts.reference.digest !== undefined) return undefined;
  return { title: `Use \`${reference}\``, safety: 'unsafe', edits: [{ span: use.span, text: reference }] };
}

/** The reference as written, but for its digest. */
export function withoutDigest({ reference }: BaseFacts): string {
  return reference.digestSpan ? reference.text.slice(0, reference.digestSpan.start - 1) : reference.text;
}
