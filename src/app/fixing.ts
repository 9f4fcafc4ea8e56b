import { append } from '../core/append.ts';
import type { Finding } from '../core/finding.ts';
import type { SourceFile } from '../core/text.ts';
import { applyFixes } from '../engine/fixes.ts';
import type { CheckedFile, RunResult } from '../engine/run.ts';
import { byFile } from '../report/groups.ts';
import { judge, type Subject } from './checking.ts';

/** A fix can make room for another; real files settle in two or three passes. */
const PASSES = 10;
/** With more fixes than this in one file, those that do harm are not looked for one by one. */
const SINGLED_OUT = 100;

/** What became of one file. */
export interface FixedFile {
  readonly checked: CheckedFile;
  /** The text with fixes; the same as before when none applied. */
  readonly text: string;
  /** Findings whose fix went in, as they were found, in passes. */
  readonly applied: readonly Finding[];
  /** Fixes that would have made a new problem, and were left out. */
  readonly refused: readonly Finding[];
}

export interface Fixed {
  readonly files: readonly FixedFile[];
  /** The findings before any fix. */
  readonly before: RunResult;
}

/** Fixes texts until nothing changes. Nothing is written. `known` is what was found already. */
export async function fixFiles(
  subject: Subject,
  options: { readonly unsafe: boolean },
  known?: RunResult,
): Promise<Fixed> {
  const before = known ?? (await judge(subject));
  const files: FixedFile[] = [];
  const found = byFile(before.findings);
  for (const checked of subject.files)
    files.push(await fixFile(checked, found.get(checked.file.path) ?? [], subject, options));
  return { files, before };
}

async function fixFile(
  checked: CheckedFile,
  first: readonly Finding[],
  subject: Subject,
  options: { readonly unsafe: boolean },
): Promise<FixedFile> {
  const applied: Finding[] = [];
  const refused: Finding[] = [];
  const isRefused = (finding: Finding): boolean =>
    refused.some(({ rule, message }) => rule === finding.rule && message === finding.message);
  const judgeText = async (text: string): Promise<readonly Finding[]> => {
    const { findings, errors } = await judge({ ...alone(subject), files: [withText(checked, text)] });
    if (errors[0]) throw new Error(errors[0].message);
    return findings;
  };
  let text = checked.file.text;
  let findings = first;
  for (let pass = 0; pass < PASSES; pass++) {
    const outcome = applyFixes(
      text,
      findings.filter((finding) => !isRefused(finding)),
      options,
    );
    if (outcome.applied.length === 0 || outcome.text === text) break;
    // Findings that speak of other files are not in this second opinion, neither before nor after.
    const known = await judgeText(text);
    let after = await judgeText(outcome.text);
    let step = outcome;
    if (isWorse(known, after)) {
      const good: Finding[] = [];
      for (const finding of outcome.applied) {
        const single = applyFixes(text, [...good, finding], options);
        const harms = outcome.applied.length > SINGLED_OUT || isWorse(known, await judgeText(single.text));
        (harms ? refused : good).push(finding);
      }
      step = applyFixes(text, good, options);
      if (step.applied.length === 0) continue;
      after = await judgeText(step.text);
    }
    append(applied, step.applied);
    text = step.text;
    findings = after;
  }
  return { checked, text, applied, refused };
}

/** Whether a rule that stops a commit reports more than before. Syntax errors are among them. */
function isWorse(before: readonly Finding[], after: readonly Finding[]): boolean {
  const counts = new Map<string, number>();
  for (const { rule, blocking } of before) if (blocking) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  // What another finding covered is not new when that one is fixed.
  const covered = new Set(before.flatMap(({ covers = [] }) => covers));
  for (const { rule, blocking } of after) {
    if (!blocking || covered.has(rule)) continue;
    const left = (counts.get(rule) ?? 0) - 1;
    if (left < 0) return true;
    counts.set(rule, left);
  }
  return false;
}

function withText(checked: CheckedFile, text: string): CheckedFile {
  const { path, origin, mode } = checked.file;
  const file: SourceFile = { path, text, origin, ...(mode !== undefined && { mode }) };
  return { file, language: checked.language };
}

function alone({ loaded, today }: Subject): Pick<Subject, 'loaded' | 'today'> {
  return { loaded, today };
}

/** The same subject with other texts, by path. */
export function rewritten(subject: Subject, texts: ReadonlyMap<string, string>): Subject {
  const files = subject.files.map((checked) => {
    const text = texts.get(checked.file.path);
    return text === undefined ? checked : { ...checked, file: { ...checked.file, text } };
  });
  return { ...subject, files };
}
