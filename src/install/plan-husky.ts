import { basename, dirname, join, resolve } from 'node:path';
import { PlimsollError } from '../core/errors.ts';
import { stateOf } from './files.ts';
import { withBlock, withBlockFirst } from './marked.ts';
import type { Repository } from './repository.ts';
import { folderSteps, type Plan, type Step, textStep } from './step.ts';
import { readOwnText } from './text-file.ts';

/** Lines of a husky hook that stay the first: the interpreter, and what husky 5 to 8 wrote below it. */
const HEAD = /^(?:#!.*\r?\n)?(?:.*husky\.sh"?\r?\n)?/;

/** What stands in a husky hook: our script if it is there, and a stop if it is not. */
function linesFor(hook: string, packagePath: string): string[] {
  const script = quoted(`${packagePath}/hooks/${hook}`);
  const isPush = hook === 'pre-push';
  const lines = [
    `if [ -f ${script} ]; then`,
    `  ${isPush ? `printf '%s\\n' "$plimsoll_sent" | ` : ''}sh ${script} "$@" || exit $?`,
    'else',
    '  echo "plimsoll is not installed: run npm install, or skip it once with --no-verify" >&2',
    '  exit 2',
    'fi',
  ];
  // Whoever reads standard input leaves nothing for the others: it is kept, and the lines that follow get it again.
  const again = ['if [ "$plimsoll_sent" ]; then', 'exec <<PLIMSOLL', '$plimsoll_sent', 'PLIMSOLL', 'fi'];
  return isPush ? ['plimsoll_sent=$(cat)', ...lines, ...again] : lines;
}

/** Adds a marked block to husky's own files, which the whole team shares. */
export function planHusky(repository: Repository, hooks: readonly string[], packagePath: string): Plan {
  const folder = huskyFolder(repository);
  const notes: string[] = [`husky runs these hooks: commit ${basename(folder)}/ and the whole team has them`];
  const steps: Step[] = folderSteps(folder);
  const usesWrapper = !/[\\/]\.husky[\\/]?$/.test(repository.hooksDir);
  for (const hook of hooks) {
    const path = join(folder, hook);
    const found = stateOf(path);
    if (found.type === 'link') {
      throw new PlimsollError(`${path} is a symbolic link: plimsoll does not write through it`, {
        hint: 'replace it by a file, or add the block to the file that it names',
      });
    }
    const before = readOwnText(path);
    // husky 9 reads the file with sh; before that Git started it.
    const start = before === undefined && !usesWrapper ? '#!/bin/sh\n' : '';
    const lines = linesFor(hook, packagePath);
    const isPush = hook === 'pre-push';
    const edited = isPush ? withBlockFirst(before ?? start, lines, HEAD) : withBlock(before ?? start, lines);
    if (edited.edits.length === 0) continue;
    const [edit] = edited.edits;
    const edits = before === undefined && edit ? [{ was: '', now: edited.text }] : edited.edits;
    steps.push(textStep(path, { text: edited.text, edits }, found, usesWrapper ? 0o644 : 0o755));
    const last = (before ?? '').trimEnd().split('\n').at(-1) ?? '';
    if (!isPush && /^\s*(?:exec|exit)\b/.test(last)) {
      notes.push(`${path} ends with \`${last.trim()}\`: move that line below plimsoll's block, or it is never reached`);
    }
  }
  return { steps, notes };
}

/** The folder of husky's tracked files. */
export function huskyFolder({ top, hooksPath }: Repository): string {
  const set = hooksPath && /\.husky/.test(hooksPath.value) ? resolve(top, hooksPath.value) : join(top, '.husky');
  return basename(set) === '_' ? dirname(set) : set;
}

export function quoted(path: string): string {
  return /^[\w./@-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}
