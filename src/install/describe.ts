import { relative } from 'node:path';
import type { Step, TextEdit } from './step.ts';

/** One line for each step, as it will be or was done. */
export function describeSteps(steps: readonly Step[], cwd: string): string[] {
  return steps.flatMap((step) => describe(step, cwd));
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
  const lines = (sign: string, text: string): string[] =>
    text === ''
      ? []
      : text
          .replace(/\r?\n$/, '')
          .split(/\r?\n/)
          .map((line) => `        ${sign} ${line}`.trimEnd());
  return [...lines('-', was), ...lines('+', now)];
}

/** The shorter of the path and the way to it. */
export function shown(path: string, cwd: string): string {
  const way = relative(cwd, path);
  return way !== '' && way.length < path.length ? way : path;
}
