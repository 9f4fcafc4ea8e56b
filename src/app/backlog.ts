import { collectWorktree } from '../collect/worktree.ts';
import { diskReader, rootOf } from '../config/disk.ts';
import { loadConfig } from '../config/load.ts';
import { todayOf } from '../core/clock.ts';
import { PlimsollError } from '../core/errors.ts';
import type { Io } from '../core/io.ts';
import { Progress } from '../report/progress.ts';
import { judge } from './checking.ts';
import { languagesOf } from './languages.ts';
import { milliseconds } from './stopwatch.ts';

/** Files that are checked between two looks at the clock. */
const PORTION = 50;

/** Blocking findings that a repository has today. */
export interface Backlog {
  readonly findings: number;
  /** Files that have them. */
  readonly files: number;
  /** False: the time ran out, and there may be more. */
  readonly complete: boolean;
}

/**
 * Counts the blocking findings in the tracked files, each file by itself, for at most `limit` milliseconds.
 * @returns undefined when the repository cannot be checked, for example because its configuration is wrong
 */
export async function backlogOf(io: Io, limit: number): Promise<Backlog | undefined> {
  const began = milliseconds();
  try {
    const loaded = await loadConfig({ read: diskReader(rootOf(io.cwd)) });
    const { languageOf, isExcluded } = await languagesOf(loaded.config.files);
    const tree = await collectWorktree({ cwd: io.cwd, env: io.env, paths: [], languageOf });
    const files = tree.files.filter(({ file }) => !isExcluded(file.path));
    const progress = new Progress({
      isTerminal: () => io.stderr.isTTY,
      columns: () => io.stderr.columns,
      write: (text) => io.stderr.write(text),
      now: milliseconds,
    });
    const today = todayOf(io.env, () => new Date());
    const hit = new Set<string>();
    let findings = 0;
    let at = 0;
    for (; at < files.length && milliseconds() - began < limit; at += PORTION) {
      const portion = files.slice(at, at + PORTION);
      const onFile = (path: string, index: number): void => progress.onFile(path, at + index, files.length);
      for (const finding of (await judge({ files: portion, loaded, today, onFile })).findings) {
        if (!finding.blocking) continue;
        findings += 1;
        hit.add(finding.file);
      }
    }
    progress.clear();
    return { findings, files: hit.size, complete: at >= files.length };
  } catch (error) {
    if (error instanceof PlimsollError) return undefined;
    throw error;
  }
}
