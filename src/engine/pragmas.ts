import type { Document } from '../core/document.ts';
import type { RuleMeta } from '../core/rule.ts';
import { names } from '../core/rule-names.ts';
import type { Span } from '../core/text.ts';

/** An ignore as the user wrote it, with what it covers in the file. */
export interface Suppression {
  /** The comment or annotation, in file coordinates. */
  readonly at: Span;
  readonly codes: readonly string[];
  readonly covers: Span;
  /** Day (`YYYY-MM-DD`) after which it no longer counts. */
  readonly until?: string;
  /** Marks of other tools are not reported as unused: their code may mean a rule that we do not have. */
  readonly own: boolean;
  /** Not all that it covers was judged: whether it silences something is not known. */
  readonly unsure?: true;
}

/** A comment that was meant as a pragma and is none. */
export interface MalformedPragma {
  readonly at: Span;
  readonly reason: string;
}

export interface Pragmas {
  readonly suppressions: readonly Suppression[];
  readonly malformed: readonly MalformedPragma[];
}

/** Of a file without any: of thousands most are. */
const NO_PRAGMAS: Pragmas = { suppressions: [], malformed: [] };

interface Parsed {
  readonly codes: readonly string[];
  readonly reach: 'target' | 'stage' | 'file';
  readonly until?: string;
  readonly own: boolean;
}

/** What a pragma begins with, in small letters. */
const MARKS = ['plimsoll', 'hadolint', 'shellcheck', 'check'];
const OWN = /^\s*plimsoll\s+(?:(stage|global|file)\s+)?ignore\s*=\s*(.*)$/;
const OWN_DASHED = /^\s*plimsoll-ignore(-file)?\s+(.*)$/;
const HADOLINT = /^\s*hadolint\s+(?:(stage|global)\s+)?ignore\s*=\s*(.*)$/;
const SHELLCHECK = /^\s*shellcheck\s+(.*)$/;
const BUILDKIT = /^\s*check\s*=\s*(?:\S*;)?skip\s*=\s*([^\s;]*)/i;
/** What follows the name of a tool, in any letter case. */
const MEANT = /^\s*(plimsoll|hadolint)(?:[\s:-]+(.*))?$/i;
const SHELL = /^shell\s*(?:=|\s(?:ba|da|z|k|a)?sh\s*$)/;
/** `ignroe=DL3008`, `disable=DL3008`, `global ignores=…`. */
const ASSIGNED = /^(?:\w+\s+)?\w+\s*=/;
/** In the codes of a suppression: every rule. */
export const ALL = '*';
/** Every check of BuildKit's. */
export const ALL_BUILDKIT = '*BUILDKIT';
/** Of BuildKit's checks those that `skip=all` does not reach: an experimental one, and what stops the build anyway. */
const NOT_SKIPPED = new Set(['DF027', 'DL1000']);
const CODE = /^[A-Za-z][A-Za-z0-9_-]*$/;
const UNTIL = /^until=(\d{4}-\d{2}-\d{2})$/;

/** Reads the pragmas of a document and of those embedded in it. `whole` is the span of the file. */
export function readPragmas(documents: readonly Document[], whole: Span): Pragmas {
  const suppressions: Suppression[] = [];
  const malformed: MalformedPragma[] = [];
  for (const doc of documents) {
    const toFile = (span: Span): Span => doc.toFile?.(span) ?? span;
    for (const ignore of doc.ignores ?? []) {
      const { codes, foreign } = ignore;
      suppressions.push({ at: toFile(ignore.at), codes, covers: toFile(ignore.covers), own: !foreign });
    }
    for (const comment of doc.comments) {
      if (!isMarked(comment.text)) continue;
      const parsed = parsePragma(comment.text);
      if (!parsed) continue;
      const at = toFile(comment.span);
      if (typeof parsed === 'string') {
        malformed.push({ at, reason: parsed });
        continue;
      }
      const covers = parsed.reach === 'file' ? whole : parsed.reach === 'stage' ? comment.stage : comment.target;
      if (!covers) {
        // A mark of another tool may be for a script inside this document, which reads it itself.
        if (parsed.own) malformed.push({ at, reason: 'no instruction or node follows it' });
        continue;
      }
      const { codes, own, until } = parsed;
      suppressions.push({
        at,
        codes,
        covers: parsed.reach === 'file' ? whole : toFile(covers),
        own,
        ...(until && { until }),
      });
    }
  }
  if (suppressions.length + malformed.length === 0) return NO_PRAGMAS;
  const gaps = documents.flatMap(({ unjudged }) => unjudged?.at ?? []);
  return { suppressions: gaps.length === 0 ? suppressions : suppressions.map((one) => weighed(one, gaps)), malformed };
}

/** The pragmas of a file of which not all was judged. */
export function unsureOf({ suppressions, malformed }: Pragmas): Pragmas {
  return { suppressions: suppressions.map((one) => ({ ...one, unsure: true })), malformed };
}

function weighed(suppression: Suppression, gaps: readonly Span[]): Suppression {
  const { covers } = suppression;
  const isUnsure = gaps.some(({ start, end }) => start <= covers.end && covers.start <= end);
  return isUnsure ? { ...suppression, unsure: true } : suppression;
}

/** Few comments are pragmas, so the patterns are for those alone. */
function isMarked(text: string): boolean {
  const start = text.trimStart().slice(0, 10).toLowerCase();
  return MARKS.some((mark) => start.startsWith(mark));
}

/** A pragma, the reason why it is none although it looks like one, or undefined for an ordinary comment. */
function parsePragma(text: string): Parsed | string | undefined {
  const own = OWN.exec(text);
  if (own) return withCodes(own[2] ?? '', reachOf(own[1]), true);
  const dashed = OWN_DASHED.exec(text);
  if (dashed) return withCodes(dashed[2] ?? '', dashed[1] ? 'file' : 'target', true);
  const hadolint = HADOLINT.exec(text);
  if (hadolint) return withCodes(hadolint[2] ?? '', reachOf(hadolint[1]), true);
  const buildkit = BUILDKIT.exec(text);
  if (buildkit) {
    const codes = (buildkit[1] ?? '').split(',').filter(Boolean);
    return { codes: codes.map((code) => (code === 'all' ? ALL_BUILDKIT : code)), reach: 'target', own: false };
  }
  const shellcheck = SHELLCHECK.exec(text);
  if (shellcheck) {
    const codes = [...(shellcheck[1] ?? '').matchAll(/\bdisable=([A-Za-z0-9,-]+)/g)].flatMap((match) =>
      expandShellcheck(match[1] ?? ''),
    );
    return codes.length > 0 ? { codes, reach: 'target', own: false } : undefined;
  }
  return slipIn(text);
}

/** What is wrong with a comment that was meant as a pragma of ours or hadolint's. */
function slipIn(text: string): string | undefined {
  const [, tool = '', rest = ''] = MEANT.exec(text) ?? [];
  if (SHELL.test(rest)) {
    const isRead = tool === 'hadolint' && /=\s*\S/.test(rest);
    return isRead ? undefined : 'write it as `# hadolint shell=bash`';
  }
  const isIgnore = /^(?:\w+\s+)?ignore\b/.test(rest) || (/\bignore\b/.test(rest) && /[A-Z]{2,4}\d{3,4}/.test(rest));
  if (!ASSIGNED.test(rest) && !isIgnore) return undefined;
  return tool.toLowerCase() === 'plimsoll'
    ? 'write it as `# plimsoll ignore=CODE,CODE -- reason`'
    : 'write it as `# hadolint ignore=CODE,CODE`';
}

function reachOf(word: string | undefined): Parsed['reach'] {
  if (word === 'stage') return 'stage';
  return word === undefined ? 'target' : 'file';
}

/** Codes up to the reason, which begins with `--`, `#`, `:` or `reason=`. */
function withCodes(rest: string, reach: Parsed['reach'], own: boolean): Parsed | string {
  const listed = rest.split(/\s+--(?:\s|$)|\s*#|\s*:(?:\s|$)|\s+reason=/, 1)[0] ?? '';
  let until: string | undefined;
  const codes: string[] = [];
  for (const part of listed.split(/\s*,\s*|\s+/)) {
    const day = UNTIL.exec(part);
    if (day) until = day[1];
    else if (CODE.test(part) || part === '*') codes.push(part);
    else if (part !== '') return `\`${part}\` is not a rule; put \`--\` before the reason`;
  }
  if (codes.length === 0) return 'it does not name a rule';
  return { codes, reach, own, ...(until && { until }) };
}

/** `SC2086,SC1000-SC1005,all` as codes; a range becomes its members. */
function expandShellcheck(list: string): string[] {
  return list.split(',').flatMap((part) => {
    if (part === 'all') return ['SC'];
    const range = /^SC(\d{4})-SC(\d{4})$/.exec(part);
    if (!range) return part === '' ? [] : [part];
    const from = Number(range[1]);
    const length = Math.max(0, Math.min(Number(range[2]) - from + 1, 9999));
    return Array.from({ length }, (_, index) => `SC${from + index}`);
  });
}

/** The suppressions that have an effect on a day. */
export function activeOf(
  { suppressions }: Pragmas,
  config: { readonly allowInlineIgnores: boolean; readonly foreignIgnores: boolean },
  day: string,
): readonly Suppression[] {
  if (!config.allowInlineIgnores) return [];
  return suppressions.filter(({ own, until }) => (own || config.foreignIgnores) && (!until || day <= until));
}

/** Whether a suppression names the rule. */
export function covers(
  suppression: Suppression,
  rule: Pick<RuleMeta, 'id' | 'name' | 'aliases' | 'profiles'>,
): boolean {
  return suppression.codes.some((code) => {
    if (code === ALL) return true;
    return code === ALL_BUILDKIT ? isSkippedByBuildkit(rule) : names(code, rule);
  });
}

/** Whether BuildKit's `skip=all` reaches a rule. */
export function isSkippedByBuildkit({ id, profiles }: Pick<RuleMeta, 'id' | 'profiles'>): boolean {
  return profiles.buildkit !== undefined && !NOT_SKIPPED.has(id);
}
