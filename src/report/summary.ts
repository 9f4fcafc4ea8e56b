import { type Finding, SEVERITIES } from '../core/finding.ts';
import { counted } from './groups.ts';
import { countBySeverity } from './json.ts';
import type { Paint } from './paint.ts';
import type { ReportInput } from './reporters.ts';

/** The end of a report: counts, and the ways on. */
export function summary(input: ReportInput, paint: Paint): string[] {
  const fresh = counted(input);
  const lines = [`${countLine(input, fresh, paint)}${verdict(input, fresh, paint)}`];
  if (input.quiet && !(input.hook && input.failed)) return lines;
  return [...lines, ...waysOn(input, fresh, paint)];
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

function countLine(input: ReportInput, fresh: readonly Finding[], paint: Paint): string {
  const took = duration(input.milliseconds);
  if (input.files.size === 0 && fresh.length === 0) return `no files to check (${took}).`;
  const counts = countBySeverity(fresh);
  const parts = SEVERITIES.filter((severity) => counts[severity] > 0).map((severity) => {
    const count = counts[severity];
    const words = severity === 'info' || severity === 'style' ? `${count} ${severity}` : plural(count, severity);
    return paint[severity](words);
  });
  const files = `${input.files.size} ${input.staged ? 'staged ' : ''}file${input.files.size === 1 ? '' : 's'}`;
  const old = input.existing.size > 0 ? ` (and ${input.existing.size} already there)` : '';
  const found = parts.length > 0 ? parts.join(', ') : `no ${input.existing.size > 0 ? 'new ' : ''}findings`;
  return `${found}${old} in ${files} (${took}).`;
}

function verdict(input: ReportInput, fresh: readonly Finding[], paint: Paint): string {
  if (!input.failed) return '';
  const blocked = fresh.some((finding) => finding.blocking);
  const reason = blocked ? '' : input.errors.length > 0 ? ' Not everything could be checked.' : '';
  return `${reason}${input.hook ? ` ${paint.error(wayOutOf(input.hook).stopped)}` : ''}`;
}

/** What a hook stops, and how to go on without it. A merge that was stopped ends with `git commit`. */
function wayOutOf(hook: string): { readonly stopped: string; readonly skip: [command: string, note: string] } {
  if (hook === 'pre-push') {
    return { stopped: 'Push stopped.', skip: ['git push --no-verify', 'or PLIMSOLL=0 git push'] };
  }
  if (hook === 'pre-applypatch') {
    return { stopped: 'Patch stopped.', skip: ['PLIMSOLL=0 git am --continue', 'or git am --abort'] };
  }
  return { stopped: 'Commit stopped.', skip: ['git commit --no-verify', 'or PLIMSOLL=0 git commit'] };
}

function waysOn(input: ReportInput, fresh: readonly Finding[], paint: Paint): string[] {
  const rows: [string, string, string][] = [];
  const first = fresh.find((finding) => finding.blocking) ?? fresh[0];
  if (first) rows.push(['Explain', `npx plimsoll explain ${first.rule}`, '']);
  const safe = fresh.filter(({ fix }) => fix?.safety === 'safe').length;
  const unsafe = fresh.filter(({ fix }) => fix?.safety === 'unsafe').length;
  if (safe > 0) {
    const more = unsafe > 0 ? `, or ${safe + unsafe} with --unsafe-fixes` : '';
    rows.push([
      'Fix',
      'npx plimsoll fix',
      `${safe} of ${fresh.length}${more}${input.hook ? `; then git ${input.hook === 'pre-push' ? 'commit' : 'add'}` : ''}`,
    ]);
  } else if (unsafe > 0) {
    rows.push(['Fix', 'npx plimsoll fix --unsafe-fixes', `${unsafe} of ${fresh.length}, may change what is built`]);
  }
  if (input.hook && input.failed) rows.push(['Skip once', ...wayOutOf(input.hook).skip]);
  if (rows.length === 0) return [];
  return [
    '',
    ...rows.map(([label, command, note]) => {
      return `  ${label.padEnd(9)}  ${paint.bold(command)}${note === '' ? '' : `  ${paint.dim(`(${note})`)}`}`;
    }),
  ];
}
