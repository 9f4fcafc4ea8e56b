import { type Finding, SEVERITIES } from '../core/finding.ts';
import { displayPath } from './escape.ts';
import { counted } from './groups.ts';
import { countBySeverity } from './json.ts';
import type { Paint } from './paint.ts';
import type { ReportInput } from './reporters.ts';
import { wrap } from './wrap.ts';

/** A command names at most this many files; a longer line would not be pasted. */
const FILES_NAMED = 3;

/** The end of a report: counts, and what to do next. */
export function summary(input: ReportInput, paint: Paint, columns: number): string[] {
  const fresh = counted(input);
  const lines = [`${countLine(input, fresh, paint)}${verdict(input, fresh, paint)}`];
  if (input.quiet && !(input.hook && input.failed)) return lines;
  return [...lines, ...olderLines(input, columns), ...nextSteps(input, fresh, paint)];
}

/** What a hook says about findings that do not block the commit. */
export function passing({ files, existing }: ReportInput, fresh: readonly Finding[]): string {
  const names = [...new Set(fresh.map(({ file }) => file))];
  const where = names.length === 1 ? displayPath(names[0] ?? '', fresh[0]?.fileBytes) : plural(names.length, 'file');
  const old = existing.size > 0 ? `, ${existing.size} older` : '';
  const show = files.size === 1 && names.length === 1 ? `plimsoll check ${quoted(names[0] ?? '')}` : 'plimsoll check';
  return `plimsoll: ${countsOf(fresh).join(', ')}${old} in ${where}, not blocking (npx ${show} lists them)`;
}

/** Milliseconds in the unit that a person reads. */
export function duration(milliseconds: number): string {
  if (milliseconds < 999.5) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 59_950) return `${(milliseconds / 1000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** A number with its noun: `1 error`, `2 errors`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** The number of findings of each severity that occurs, in words: `1 error`, `2 warnings`, `3 info`. */
export function countsOf(findings: readonly Finding[], paint?: Paint): string[] {
  const counts = countBySeverity(findings);
  return SEVERITIES.filter((severity) => counts[severity] > 0).map((severity) => {
    const count = counts[severity];
    const words = severity === 'info' || severity === 'style' ? `${count} ${severity}` : plural(count, severity);
    return paint ? paint[severity](words) : words;
  });
}

function countLine(input: ReportInput, fresh: readonly Finding[], paint: Paint): string {
  const took = duration(input.milliseconds);
  const skipped = skippedCount(input);
  if (input.files.size === 0 && fresh.length === 0)
    return skipped === '' ? `no files to check (${took}).` : `nothing was checked${skipped} (${took}).`;
  const parts = countsOf(fresh, paint);
  const files = `${input.files.size} ${input.staged ? 'staged ' : ''}file${input.files.size === 1 ? '' : 's'}`;
  const old = input.existing.size > 0 ? ` (${input.existing.size} older not counted)` : '';
  const found = parts.length > 0 ? parts.join(', ') : `no ${input.existing.size > 0 ? 'new ' : ''}findings`;
  return `${found}${old} in ${files}${skipped} (${took}).`;
}

/** `, 1 file not checked, 2 only in part`; empty where everything was checked. */
function skippedCount({ skipped }: ReportInput): string {
  const whole = new Set(skipped.filter((one) => one.whole).map(({ file }) => file));
  const part = new Set(skipped.map(({ file }) => file).filter((file) => !whole.has(file)));
  if (whole.size === 0) return part.size === 0 ? '' : `, ${plural(part.size, 'file')} checked only in part`;
  return `, ${plural(whole.size, 'file')} not checked${part.size === 0 ? '' : `, ${part.size} only in part`}`;
}

function verdict(input: ReportInput, fresh: readonly Finding[], paint: Paint): string {
  if (!input.failed) return '';
  const blocked = fresh.some((finding) => finding.blocking);
  const reason = blocked ? '' : input.errors.length > 0 ? ' Not everything could be checked.' : '';
  return `${reason}${input.hook ? ` ${paint.error(bypassOf(input.hook).stopped)}` : ''}`;
}

/** What a hook stops, and how to go on without it. A merge that was stopped ends with `git commit`. */
function bypassOf(hook: string): { readonly stopped: string; readonly skip: [command: string, note: string] } {
  if (hook === 'pre-push') {
    return { stopped: 'Push blocked.', skip: ['git push --no-verify', 'or PLIMSOLL=0 git push'] };
  }
  if (hook === 'pre-applypatch') {
    return { stopped: 'Patch blocked.', skip: ['PLIMSOLL=0 git am --continue', 'or git am --abort'] };
  }
  return { stopped: 'Commit blocked.', skip: ['git commit --no-verify', 'or PLIMSOLL=0 git commit'] };
}

/** In an old file, most of what blocks may not come from this commit: names the way to check only what is new. */
function olderLines({ outside, failed }: ReportInput, columns: number): string[] {
  if (!failed || !outside) return [];
  const [are, them] = outside === 1 ? ['finding is', 'it'] : ['findings are', 'them'];
  const sentence = `${outside} blocking ${are} on lines that this commit does not change. To keep ${them} from blocking commits: npx plimsoll install --scope new`;
  return ['', ...wrap(sentence, columns)];
}

function nextSteps(input: ReportInput, fresh: readonly Finding[], paint: Paint): string[] {
  const rows: [string, string, string][] = [];
  const first = gravest(fresh.filter((finding) => finding.blocking)) ?? gravest(fresh);
  if (first) rows.push(['Explain', `npx plimsoll explain ${first.rule}`, '']);
  const fix = fixRow(input, fresh);
  if (fix) rows.push(fix);
  if (input.hook && input.failed) rows.push(['Skip once', ...bypassOf(input.hook).skip]);
  if (rows.length === 0) return [];
  return [
    '',
    ...rows.map(([label, command, note]) => {
      return `  ${label.padEnd(9)}  ${paint.bold(command)}${note === '' ? '' : `  ${paint.dim(`(${note})`)}`}`;
    }),
  ];
}

function gravest(findings: readonly Finding[]): Finding | undefined {
  return SEVERITIES.map((severity) => findings.find((one) => one.severity === severity)).find(Boolean);
}

/** The command that applies the safe fixes of exactly what was checked; none when nothing blocks. */
function fixRow(input: ReportInput, fresh: readonly Finding[]): [string, string, string] | undefined {
  const fixable = fresh.filter(({ fix }) => fix?.safety === 'safe');
  if (fixable.length === 0 || !fresh.some(({ blocking }) => blocking)) return undefined;
  const scope = fixScope(input, fixable);
  if (scope === undefined) return undefined;
  const after = input.hook === 'pre-push' ? '; then commit' : '';
  return ['Fix', `npx plimsoll fix ${scope}`, `${fixable.length} of ${fresh.length}${after}`];
}

function fixScope({ staged, targets }: ReportInput, fixable: readonly Finding[]): string | undefined {
  if (staged) return '--staged';
  const files = [...new Set(fixable.map(({ file }) => file))];
  const named = targets && targets.length <= FILES_NAMED ? targets : files;
  return named.length > FILES_NAMED || named.includes('-') ? undefined : named.map(quoted).join(' ');
}

/** A path as one word of a POSIX shell. */
function quoted(path: string): string {
  const shown = displayPath(path);
  return /^[\w./@:+=,-]+$/.test(shown) ? shown : `'${shown.replaceAll("'", "'\\''")}'`;
}
