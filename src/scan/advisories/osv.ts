import { entriesOf, field, listField, textField, textOf } from '../json.ts';
import { compareFor } from '../versions/index.ts';
import { type Ecosystem, ecosystemOf, normalName } from './ecosystem.ts';
import { type Level, levelOfWord } from './level.ts';
import { type Affected, isInRange, pairEvents, type Range, type RangeEvent } from './ranges.ts';

/** What an advisory says of one package. */
export interface AffectedPackage extends Affected {
  readonly ecosystem: Ecosystem;
  readonly name: string;
  /** The distribution's own word. */
  readonly level?: Level;
  /** Debian's urgency, https://security-team.debian.org/security_tracker.html#severity-levels. */
  readonly urgency?: string;
}

/** An advisory in OSV's format, as far as it is used. */
export interface Advisory {
  readonly id: string;
  /** Other names of the same vulnerability: `aliases` and `upstream`. */
  readonly same: readonly string[];
  readonly related: readonly string[];
  readonly vectors: readonly string[];
  readonly level?: Level;
  /** Days, `2026-08-21`; empty when unknown. */
  readonly published: string;
  readonly modified: string;
  readonly summary: string;
  readonly weaknesses: readonly string[];
  readonly affected: readonly AffectedPackage[];
}

export type Refusal = 'not an advisory' | 'withdrawn' | 'bug fix' | 'malware' | 'other ecosystems';

const ID = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/;
/** Advisories of the Red Hat family that fix bugs (BA) or add features (EA). */
const BUG_FIX = /^(?:AL|RH|RL|EL|RX)[BE]A-/;
const LONGEST_TEXT = 300;
const LONGEST_NAME = 512;

/** Reads one record; a `string` is the reason to leave it out. */
export function readAdvisory(json: unknown, withMalware = false): Advisory | Refusal {
  const id = textField(json, 'id');
  if (id === undefined || !ID.test(id)) return 'not an advisory';
  if (field(json, 'withdrawn')) return 'withdrawn';
  if (BUG_FIX.test(id)) return 'bug fix';
  if (id.startsWith('MAL-') && !withMalware) return 'malware';
  const entries = listField(json, 'affected');
  const known = new Map<string, Ecosystem | undefined>();
  const affected = entries.flatMap((entry) => readAffectedEntry(entry, id, known));
  if (entries.length > 0 && affected.length === 0) return 'other ecosystems';
  const own = ids(json, 'aliases').concat(ids(json, 'upstream'));
  const summary = textField(json, 'summary') ?? textField(json, 'details') ?? '';
  const level = recordLevel(json, id, summary);
  return {
    id,
    same: [...new Set(own)].filter((other) => other !== id).sort(),
    related: [...new Set(ids(json, 'related'))].sort(),
    vectors: vectorsOf(json, entries),
    ...(level && { level }),
    published: day(textField(json, 'published')),
    modified: day(textField(json, 'modified')),
    summary: shortened(summary),
    weaknesses: [...new Set(listField(field(json, 'database_specific'), 'cwe_ids').flatMap((one) => textOf(one) ?? []))]
      .filter((one) => /^CWE-\d{1,5}$/.test(one))
      .sort(),
    affected,
  };
}

/** One line of text, in memory of its own: a piece of a string would keep all of it. */
function shortened(text: string): string {
  const line = text
    .slice(0, 2 * LONGEST_TEXT)
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, LONGEST_TEXT);
  return text.length > line.length ? Buffer.from(line).toString() : line;
}

function ids(json: unknown, name: string): string[] {
  return listField(json, name)
    .flatMap((one) => textOf(one) ?? [])
    .filter((one) => ID.test(one));
}

/** A date before 1990 is a filler such as `0001-01-01`. */
function day(text: string | undefined): string {
  const found = /^\d{4}-\d{2}-\d{2}/.exec(text ?? '')?.[0] ?? '';
  return found > '1990' ? found : '';
}

function vectorsOf(json: unknown, entries: readonly unknown[]): string[] {
  const stated = [...listField(json, 'severity'), ...entries.flatMap((entry) => listField(entry, 'severity'))];
  const vectors = stated
    .filter((one) => /^CVSS_V[234]$/.test(textField(one, 'type') ?? ''))
    .flatMap((one) => textField(one, 'score') ?? [])
    .filter((one) => /^[A-Za-z0-9:/.]{8,300}$/.test(one));
  return [...new Set(vectors)].sort((a, b) => rank(b) - rank(a));
}

/** CVSS 4 before 3.1, 3.0 and 2, which has no prefix. */
function rank(vector: string): number {
  return Number(/^CVSS:(\d\.\d)/.exec(vector)?.[1] ?? '2');
}

/** The word of GitHub or of a distribution, https://ossf.github.io/osv-schema/#severitytype-field. */
function recordLevel(json: unknown, id: string, summary: string): Level | undefined {
  const ubuntu = listField(json, 'severity').find((one) => textField(one, 'type') === 'Ubuntu');
  const prefix = /^(?:AL|RH|RL)SA-/.test(id) ? /^(\w+):/.exec(summary)?.[1] : undefined;
  const words = [textField(ubuntu, 'score'), textField(field(json, 'database_specific'), 'severity'), prefix];
  for (const word of words) {
    const level = word === undefined ? undefined : levelOfWord(word);
    if (level) return level;
  }
  return undefined;
}

function readAffectedEntry(entry: unknown, id: string, known: Map<string, Ecosystem | undefined>): AffectedPackage[] {
  const stated = field(entry, 'package');
  const spelling = textField(stated, 'ecosystem') ?? '';
  const ecosystem = known.has(spelling) ? known.get(spelling) : ecosystemOf(spelling);
  known.set(spelling, ecosystem);
  const name = textField(stated, 'name');
  if (!ecosystem || !name || name.length > LONGEST_NAME || /[\t\n\r\0]/.test(name)) return [];
  const { family } = ecosystem;
  const usable = listField(entry, 'ranges').filter((range) => textField(range, 'type') !== 'GIT');
  const ranges: readonly Range[] = usable.flatMap((range) =>
    pairEvents(listField(range, 'events').flatMap(readEvent), family),
  );
  const compare = compareFor(family);
  const listed = listField(entry, 'versions').flatMap((one) => textOf(one) ?? []);
  // A version counts when it is listed or in a range; distributions list what their ranges say once more.
  const versions =
    usable.length > 0 && ecosystem.names !== 'package'
      ? []
      : listed.filter((version) => !ranges.some((range) => isInRange(version, range, compare)));
  if (ranges.length === 0 && versions.length === 0) return [];
  const specific = field(entry, 'ecosystem_specific');
  const urgency = textField(specific, 'urgency')?.toLowerCase();
  const word = textField(specific, 'severity') ?? textField(field(entry, 'database_specific'), 'severity');
  const ubuntu = listField(entry, 'severity').find((one) => textField(one, 'type') === 'Ubuntu');
  const level = levelOfWord(textField(ubuntu, 'score') ?? word ?? '');
  return [
    {
      ecosystem,
      name: normalName(ecosystem.key, name),
      ranges: withoutRepeats(ranges),
      versions: [...new Set(versions)].sort(),
      ...(level && { level }),
      ...(urgency && id.startsWith('DEBIAN-') && { urgency }),
    },
  ];
}

function withoutRepeats(ranges: readonly Range[]): Range[] {
  if (ranges.length < 2) return [...ranges];
  return [...new Map(ranges.map((range) => [JSON.stringify(range), range])).values()];
}

function readEvent(event: unknown): RangeEvent[] {
  return entriesOf(event).flatMap(([key, value]): RangeEvent[] => {
    const version = textOf(value)?.trim();
    if (!version || version.length > LONGEST_NAME) return [];
    if (key === 'introduced' || key === 'fixed') return [{ kind: key, version }];
    return key === 'last_affected' ? [{ kind: 'last', version }] : [];
  });
}
