import type { Finding, FindingFix, RelatedLocation, Severity } from '../../core/finding.ts';
import type { Skipped } from '../../core/skipped.ts';
import type { Position, SourceFile } from '../../core/text.ts';
import type { CheckedFile, RunResult } from '../../engine/run.ts';

/** What all findings of a rule in one kind of file have in common. */
interface Kind {
  readonly rule: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly severity: Severity;
  readonly blocking: boolean;
  readonly url: string;
  readonly language: string;
}

type Place = readonly [line: number, column: number, offset: number];

/** Numbers of kinds and words stand for what occurs often. */
interface PackedFinding {
  readonly k: number;
  readonly m: number;
  readonly h: number;
  readonly f: number;
  readonly s: Place;
  readonly e: Place;
  /** Absent: null. */
  readonly p?: string;
  readonly r?: readonly { readonly f: number; readonly s: Place; readonly e: Place; readonly m: number }[];
  readonly x?: FindingFix;
  readonly b?: string;
  readonly c?: readonly string[];
  /** 1: the older version of the file has it too. */
  readonly o?: 1;
}

/** A result as plain data; the texts of the files are not in it. */
export interface PackedResult {
  readonly kinds: readonly Kind[];
  readonly words: readonly string[];
  readonly findings: readonly PackedFinding[];
  readonly skipped: readonly Skipped[];
  /** Numbers of the files that were left out. */
  readonly left: readonly number[];
}

/** Items that become text at a time. */
const AT_ONCE = 500;

/** The text of a result without errors as plain data, in pieces. */
export function* packInPieces(result: RunResult, files: readonly CheckedFile[]): Iterable<string> {
  const { findings, existing, skipped } = result;
  const kinds = new Kinds();
  const words = new Numbers();
  yield '{"findings":';
  yield* listInPieces(findings, (finding) => pack(finding, existing.has(finding), kinds, words));
  yield ',"words":';
  yield* listInPieces(words.all, (word) => word);
  const left = files.flatMap(({ file }, index) => (result.files.has(file.path) ? [] : [index]));
  const rest = { kinds: kinds.all, skipped, left } satisfies Omit<PackedResult, 'findings' | 'words'>;
  yield `,${JSON.stringify(rest).slice(1)}`;
}

/** A list as JSON. */
function* listInPieces<Item>(items: readonly Item[], toPlain: (item: Item) => unknown): Iterable<string> {
  for (let at = 0; at < items.length; at += AT_ONCE) {
    const some = items.slice(at, at + AT_ONCE).map(toPlain);
    yield (at > 0 ? ',' : '[') + JSON.stringify(some).slice(1, -1);
  }
  yield items.length > 0 ? ']' : '[]';
}

function pack(finding: Finding, isOld: boolean, kinds: Kinds, words: Numbers): PackedFinding {
  const { fileBytes, path, related, fix, covers } = finding;
  return {
    k: kinds.of(finding),
    m: words.of(finding.message),
    h: words.of(finding.help),
    f: words.of(finding.file),
    s: packPlace(finding.start),
    e: packPlace(finding.end),
    ...(path !== null && { p: path }),
    ...(related.length > 0 && {
      r: related.map(({ file, start, end, message }) => ({
        f: words.of(file),
        s: packPlace(start),
        e: packPlace(end),
        m: words.of(message),
      })),
    }),
    ...(fix && { x: fix }),
    ...(fileBytes !== undefined && { b: fileBytes }),
    ...(covers && { c: covers }),
    ...(isOld && { o: 1 }),
  };
}

/** The result of which `packInPieces` made this. */
export function unpack(
  { kinds, words, findings, skipped, left }: PackedResult,
  files: readonly CheckedFile[],
): RunResult {
  const existing = new Set<Finding>();
  const word = (number: number): string => words[number] ?? '';
  const all = findings.flatMap((packed): Finding[] => {
    const kind = kinds[packed.k];
    if (!kind) return [];
    const { rule, name, aliases, severity, blocking, url, language } = kind;
    const plain: Finding = {
      rule,
      name,
      aliases,
      severity,
      blocking,
      message: word(packed.m),
      help: word(packed.h),
      url,
      file: word(packed.f),
      language,
      start: placeOf(packed.s),
      end: placeOf(packed.e),
      path: packed.p ?? null,
      related: (packed.r ?? []).map(
        ({ f, s, e, m }): RelatedLocation => ({ file: word(f), start: placeOf(s), end: placeOf(e), message: word(m) }),
      ),
      fix: packed.x ?? null,
    };
    const finding = {
      ...plain,
      ...(packed.b !== undefined && { fileBytes: packed.b }),
      ...(packed.c && { covers: packed.c }),
    };
    if (packed.o) existing.add(finding);
    return [finding];
  });
  return { findings: all, existing, errors: [], skipped, files: checkedOf(files, left) };
}

function checkedOf(files: readonly CheckedFile[], left: readonly number[]): ReadonlyMap<string, SourceFile> {
  const gone = new Set(left);
  return new Map(files.flatMap(({ file }, index) => (gone.has(index) ? [] : [[file.path, file]])));
}

/** Gives each kind a number. */
class Kinds {
  private readonly numbers = new Numbers();
  /** By rule: the next finding of it is mostly of the same kind. */
  private readonly last = new Map<string, { readonly finding: Finding; readonly number: number }>();

  of(finding: Finding): number {
    const last = this.last.get(finding.rule);
    if (last && isSameKind(last.finding, finding)) return last.number;
    const { rule, name, aliases, severity, blocking, url, language } = finding;
    const kind: Kind = { rule, name, aliases, severity, blocking, url, language };
    const number = this.numbers.of(JSON.stringify(kind));
    this.last.set(rule, { finding, number });
    return number;
  }

  get all(): readonly Kind[] {
    return this.numbers.all.map((kind) => JSON.parse(kind));
  }
}

function isSameKind(one: Finding, other: Finding): boolean {
  return (
    one.severity === other.severity &&
    one.language === other.language &&
    one.blocking === other.blocking &&
    one.name === other.name &&
    one.url === other.url &&
    one.aliases === other.aliases
  );
}

/** Gives each text a number. */
class Numbers {
  private readonly numbers = new Map<string, number>();

  of(text: string): number {
    const known = this.numbers.get(text) ?? this.numbers.size;
    this.numbers.set(text, known);
    return known;
  }

  get all(): readonly string[] {
    return [...this.numbers.keys()];
  }
}

function packPlace({ line, column, offset }: Position): Place {
  return [line, column, offset];
}

function placeOf([line, column, offset]: Place): Position {
  return { line, column, offset };
}
