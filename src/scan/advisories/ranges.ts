import { type Compare, compareFor, type VersionFamily } from '../versions/index.ts';

/** Affected versions: from `introduced` on, up to but without `fixed`, or up to and with `last`. */
export interface Range {
  /** Absent: from the first version on. */
  readonly introduced?: string;
  readonly fixed?: string;
  readonly last?: string;
}

export interface Affected {
  readonly ranges: readonly Range[];
  /** Single versions that no range has. */
  readonly versions: readonly string[];
}

export interface RangeEvent {
  readonly kind: 'introduced' | 'fixed' | 'last';
  readonly version: string;
}

/**
 * Pairs the events of one OSV range, https://ossf.github.io/osv-schema/#affectedrangesevents-fields. They may be in any
 * order; an `introduced` inside an open range is ignored, and so is an end without a beginning. A range that ends at
 * version 0 is empty: this is how Debian and Alpine mark a package that was never affected.
 */
export function pairEvents(events: readonly RangeEvent[], family: VersionFamily): Range[] {
  const compare = compareFor(family);
  const sorted = [...events].sort((a, b) => order(a, b, compare));
  const ranges: Range[] = [];
  let open: string | undefined;
  for (const { kind, version } of sorted) {
    if (kind === 'introduced') open ??= version;
    else if (open !== undefined) {
      const isEmpty = kind === 'fixed' && (version === '0' || (open !== '0' && compare(open, version) === 0));
      const start = open === '0' ? {} : { introduced: open };
      if (!isEmpty) ranges.push({ ...start, ...(kind === 'fixed' ? { fixed: version } : { last: version }) });
      open = undefined;
    }
  }
  if (open !== undefined) ranges.push(open === '0' ? {} : { introduced: open });
  return ranges;
}

/** Version 0 precedes all others, whatever the family says of it. Events at one version keep their order. */
function order(a: RangeEvent, b: RangeEvent, compare: Compare): number {
  if (a.version === '0' || b.version === '0') return Number(b.version === '0') - Number(a.version === '0');
  return compare(a.version, b.version);
}

export function isInRange(version: string, { introduced, fixed, last }: Range, compare: Compare): boolean {
  if (introduced !== undefined && compare(version, introduced) < 0) return false;
  if (fixed !== undefined) return compare(version, fixed) < 0;
  return last === undefined || compare(version, last) <= 0;
}

/** What a version is affected by, and the lowest version above it that is not. */
export function matchAffected(
  version: string,
  { ranges, versions }: Affected,
  compare: Compare,
): { readonly fixed?: string } | undefined {
  const hits = ranges.filter((range) => isInRange(version, range, compare));
  if (hits.length === 0 && !versions.some((one) => compare(one, version) === 0)) return undefined;
  // A version is fixed when it has left every range, so of several that hold it the last end counts.
  if (hits.some(({ fixed }) => fixed === undefined)) return {};
  const ends = hits.flatMap(({ fixed }) => fixed ?? []).sort(compare);
  const fixed = ends.at(-1);
  return fixed === undefined ? {} : { fixed };
}

/** `A<B` from A to before B, `A≤B` with B, `A<` without an end, each from the first version where A is absent. */
export function writeAffected({ ranges, versions }: Affected): string {
  const parts = ranges.map(({ introduced = '', fixed, last }) =>
    last === undefined ? `${quote(introduced)}<${quote(fixed ?? '')}` : `${quote(introduced)}≤${quote(last)}`,
  );
  if (versions.length > 0) parts.push(`=${versions.map(quote).join(',')}`);
  return parts.join('|');
}

/** `undefined` when it is malformed. */
export function readAffected(text: string): Affected | undefined {
  const ranges: Range[] = [];
  let versions: readonly string[] = [];
  for (const part of text.split('|')) {
    if (part.startsWith('=')) {
      versions = part.slice(1).split(',').map(unquote);
      continue;
    }
    const at = part.search(/[<≤]/);
    if (at === -1) return undefined;
    const introduced = unquote(part.slice(0, at));
    const end = unquote(part.slice(at + 1));
    ranges.push({
      ...(introduced !== '' && { introduced }),
      ...(end !== '' && (part[at] === '<' ? { fixed: end } : { last: end })),
    });
  }
  return { ranges, versions };
}

/** The characters that separate parts are written as `%HH`. */
function quote(version: string): string {
  if (/^[\w.+~:^-]*$/.test(version)) return version;
  // A lone surrogate has no bytes.
  return encodeURIComponent(version.replace(/\p{Cs}/gu, '\ufffd')).replaceAll('%3A', ':');
}

function unquote(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
