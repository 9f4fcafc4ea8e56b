import fc from 'fast-check';

/** Names of the files of a case, in order. */
export const NAMES = [
  'Dockerfile',
  'a b/Dockerfile',
  'odd "name\n/Dockerfile',
  'deep/er/Containerfile',
  "it's.dockerfile",
];

/** The rules that the lines below are made for, all with safe fixes. */
export const CONFIG = 'select: [DL3020, DL4000, DF004]\nfixOnCommit: safe\n';

/** What a file holds in HEAD, where it is there. */
export const BEFORE = 'FROM scratch\n# line 0\nADD 99.js /99\n';

/** What a rule makes of some lines, known without the rule. No line stands in a file twice but the empty one. */
const UNITS: Readonly<
  Record<string, (n: number) => { readonly old: readonly string[]; readonly fixed: readonly string[] }>
> = {
  plain: (n) => ({ old: [`# line ${n}`], fixed: [`# line ${n}`] }),
  replaced: (n) => ({ old: [`ADD ${n}.js /srv/${n}`], fixed: [`COPY ${n}.js /srv/${n}`] }),
  longer: (n) => ({
    old: [`MAINTAINER me ${n}`],
    fixed: [`LABEL org.opencontainers.image.authors="me ${n}"`],
  }),
  shorter: (n) => ({ old: [`RUN a ${n} \\`, '', `  b ${n}`], fixed: [`RUN a ${n} \\`, `  b ${n}`] }),
};

const unitOf = fc.record({
  kind: fc.constantFrom('plain', 'plain', 'replaced', 'longer', 'shorter'),
  ending: fc.constantFrom('\n', '\n', '\r\n'),
  own: fc.constantFrom(...Array<'same'>(9).fill('same'), 'changed', 'before', 'gone'),
});

/** A staged file and its copy: changed in one place or both, with either ending, with and without a last line feed. */
const fileOf = fc.record({
  units: fc.array(unitOf, { minLength: 1, maxLength: 8 }),
  where: fc.constantFrom('both', 'both', 'both', 'staged', 'unstaged', 'absent'),
  unended: fc.constantFrom('none', 'none', 'staged', 'copy', 'both'),
});
export type CaseFile = typeof fileOf extends fc.Arbitrary<infer Value> ? Value : never;

export const filesOf = fc.array(fileOf, { minLength: 1, maxLength: NAMES.length });

/** A file of a case, and what its fixes make of it. */
export interface Side {
  readonly path: string;
  readonly staged: string;
  /** Whether that differs from HEAD. */
  readonly isStaged: boolean;
  /** Null: there is none in the work tree. */
  readonly copy: string | null;
  readonly stagedFixed: string;
  /** The copy with the fixes of the staged content; as it was, where they do not fit. */
  readonly carried: string | null;
  /** The copy with the fixes of its own, for a commit that takes it from the work tree. */
  readonly copyFixed: string | null;
}

/** Gives the files of a case; `hasFiles`: HEAD holds each as `BEFORE`. */
export function sidesOf(files: readonly CaseFile[], hasFiles: boolean): Side[] {
  return files.map(({ units, where, unended }, place) => {
    // Something is staged, and is there, so that there is something to commit.
    const isStaged = where !== 'unstaged' || !hasFiles || place === 0;
    const isAbsent = where === 'absent' && place > 0;
    const cut = (text: string, side: string): string =>
      unended === side || unended === 'both' ? text.replace(/\r?\n$/, '') : text;
    const textOf = (fixed: boolean, own: boolean): string => {
      const lines = units.flatMap((unit, index) => {
        const lines = UNITS[unit.kind]?.(index)[fixed ? 'fixed' : 'old'] ?? [];
        const kept = own ? withOwn(unit.own, lines, index) : lines;
        return kept.map((line) => line + unit.ending);
      });
      return cut(`FROM scratch\n${lines.join('')}`, own ? 'copy' : 'staged');
    };
    const [staged, stagedFixed] = isStaged ? [textOf(false, false), textOf(true, false)] : [BEFORE, BEFORE];
    const isSame = where === 'staged' && isStaged;
    const copy = isSame ? staged : textOf(false, true);
    const copyFixed = isSame ? stagedFixed : textOf(true, true);
    const clashes = !isSame && units.some((_, index) => clashesAt(units, index));
    return {
      path: NAMES[place] ?? '',
      ...{ staged, isStaged, stagedFixed },
      ...(isAbsent
        ? { copy: null, carried: null, copyFixed: null }
        : { copy, copyFixed, carried: clashes || !isStaged ? copy : copyFixed }),
    };
  });
}

function withOwn(own: string, lines: readonly string[], n: number): readonly string[] {
  if (own === 'gone') return [];
  if (own === 'changed') return [`# mine ${n}`];
  return own === 'before' ? [`# new ${n}`, ...lines] : lines;
}

/** Whether the fix of some lines finds no place in the copy: they are not there, or not together with those above. */
function clashesAt(units: CaseFile['units'], index: number): boolean {
  const isFixed = (kind: string | undefined): boolean => kind === 'replaced' || kind === 'longer';
  const { kind, own } = units[index] ?? { kind: 'plain', own: 'same' };
  if (kind !== 'plain' && (own === 'changed' || own === 'gone')) return true;
  return own === 'before' && isFixed(kind) && isFixed(units[index - 1]?.kind);
}
