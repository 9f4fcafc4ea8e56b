import type { Skipped } from '../core/skipped.ts';
import type { SkippedFile } from './collected.ts';

const REASONS: Readonly<Record<Exclude<SkippedFile['reason'], 'too-large'>, string>> = {
  binary: 'it is binary: it contains a NUL byte',
  'utf-16': 'it is UTF-16; save it as UTF-8',
  'lfs-pointer': 'its content is in Git LFS',
  unreadable: 'it cannot be read',
};

/** Files that were not read, as a run reports them. */
export function skippedFiles(files: readonly SkippedFile[]): readonly Skipped[] {
  return files.map(({ path, pathBytes, reason, size, language }) => ({
    file: path,
    ...(pathBytes && { fileBytes: pathBytes }),
    reason: reason === 'too-large' ? `${Math.ceil(size / 1024)} kB is over the limit` : REASONS[reason],
    whole: true,
    ...(language && { language }),
  }));
}
