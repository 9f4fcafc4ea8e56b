import { relative } from 'node:path';
import { diffLines, splitLines } from '../core/diff.ts';
import type { Step, TextEdit } from './step.ts';
import { readText } from './text-file.ts';

type FileStep = Extract<Step, { readonly kind: 'file' }>;

/** One line for each step, as it will be or was done. */
export function describeSteps(steps: readonly Step[], cwd: string): string[] {
  return steps.flatMap((step) => describe(step, cwd));
}

/** The same, with every line that would be written into a file or taken out of one. */
export function showSteps(steps: readonly Step[], cwd: string): string[] {
  let first: FileStep | undefined;
  return steps.flatMap((step) => {
    const lines = describe(step, cwd);
    if (step.kind !== 'file') return lines;
    const before = first;
    first ??= step;
    return [...lines, ...contentOf(step, before, cwd)];
  });
}

/** A file that replaces another, or is much like one that is shown already, is shown by what differs. */
function contentOf(step: FileStep, before: FileStep | undefined, cwd: string): string[] {
  const replaced = step.was.type === 'file' ? readText(step.path) : undefined;
  if (replaced !== undefined) return differing(replaced, step.content);
  const whole = signed('+', step.content);
  if (before === undefined) return whole;
  const differences = differing(before.content, step.content);
  return differences.length < whole.length / 2
    ? [`        as ${shown(before.path, cwd)} above, but for:`, ...differences]
    : whole;
}

function differing(before: string, after: string): string[] {
  const [old, now] = [splitLines(before), splitLines(after)];
  return diffLines(old, now).flatMap(({ oldStart, oldEnd, newStart, newEnd }) => [
    `        @@ line ${newStart + 1} @@`,
    ...signed('-', old.slice(oldStart, oldEnd).join('')),
    ...signed('+', now.slice(newStart, newEnd).join('')),
  ]);
}

function describe(step: Step, cwd: string): string[] {
  switch (step.kind) {
    case 'folder':
      return [`create  ${shown(step.path, cwd)}/`];
    case 'move':
      return [`rename  ${shown(step.from, cwd)} to ${shown(step.to, cwd)}`];
    case 'file': {
      const verb = step.was.type === 'absent' ? 'write  ' : 'replace';
      const size = Buffer.byteLength(step.content);
      return [`${verb} ${shown(step.path, cwd)} (mode ${step.mode.toString(8)}, ${size} bytes)`];
    }
    case 'text': {
      const verb = step.was.type === 'absent' ? 'write  ' : 'add to ';
      return [`${verb} ${shown(step.path, cwd)}`, ...step.edits.flatMap(changed)];
    }
    case 'husky':
      return [`run     husky, which sets core.hooksPath and writes ${shown(step.generated, cwd)}/`];
    case 'config': {
      const where = step.scope === 'local' ? "this repository's Git configuration" : 'your Git configuration';
      if (step.value === undefined) return [`unset   ${step.key} in ${where}`];
      return [`set     ${step.key} = ${step.value} in ${where}`];
    }
  }
}

function changed({ was, now }: TextEdit): string[] {
  return [...signed('-', was), ...signed('+', now)];
}

function signed(sign: '-' | '+', text: string): string[] {
  return splitLines(text).map((line) => `        ${sign} ${line.replace(/\r?\n$/, '')}`.trimEnd());
}

/** The shorter of the path and the way to it. */
export function shown(path: string, cwd: string): string {
  const way = relative(cwd, path);
  return way !== '' && way.length < path.length ? way : path;
}
