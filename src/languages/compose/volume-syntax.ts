import type { Span } from '../../core/text.ts';

/** A volume in the short form, split into parts. Spans are offsets in the text. */
export interface VolumeMapping {
  readonly source?: string;
  readonly sourceSpan?: Span;
  readonly target: string;
  readonly targetSpan: Span;
  /** `ro`, `z`, `rshared` … */
  readonly options: readonly { readonly name: string; readonly span: Span }[];
}

const DRIVE = /^[A-Za-z]$/;

/** Reads `[SOURCE:]TARGET[:OPTIONS]`; the colon of a drive letter does not count. */
export function readVolumeMapping(text: string): VolumeMapping {
  const parts = splitParts(text);
  const [first, second, third] = parts;
  const textOf = (span: Span): string => text.slice(span.start, span.end);
  const whole = first ?? { start: 0, end: text.length };
  if (!second) return { target: textOf(whole), targetSpan: whole, options: [] };
  return {
    source: textOf(whole),
    sourceSpan: whole,
    target: textOf(second),
    targetSpan: second,
    options: third ? splitOptions(textOf(third), third.start) : [],
  };
}

/** Whether a source is a path of the host rather than the name of a volume. */
export function isHostPath(source: string): boolean {
  return /^(?:[./~\\]|[A-Za-z]:[\\/])/.test(source);
}

function splitParts(text: string): Span[] {
  const parts: Span[] = [];
  let start = 0;
  for (let at = 0; at <= text.length; at++) {
    if (at < text.length && text[at] !== ':') continue;
    // As in Compose, a single letter is a drive, never the name of a volume.
    if (at < text.length && DRIVE.test(text.slice(start, at))) continue;
    parts.push({ start, end: at });
    start = at + 1;
  }
  return parts;
}

function splitOptions(text: string, start: number): { name: string; span: Span }[] {
  const options = [];
  let at = 0;
  for (const name of text.split(',')) {
    if (name !== '') options.push({ name, span: { start: start + at, end: start + at + name.length } });
    at += name.length + 1;
  }
  return options;
}
