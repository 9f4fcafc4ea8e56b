import type { Severity } from '../../core/finding.ts';

const FOLDERS = new Set(
  (
    'testdata test-data fixture fixtures __fixtures__ example examples sample samples test tests __tests__ spec specs ' +
    'e2e demo demos'
  ).split(' '),
);

/** Whether a path of the repository is in a directory of tests or examples, whose images are not shipped. */
export function isSamplePath(path: string): boolean {
  if (path.startsWith('/')) return false;
  return path
    .split('/')
    .slice(0, -1)
    .some((folder) => FOLDERS.has(folder.toLowerCase()));
}

/** The severity of a finding about the age of an image: only news in a directory of tests or examples. */
export function ageSeverity(path: string, severity: Severity | undefined): { readonly severity?: Severity } {
  if (isSamplePath(path)) return { severity: 'info' };
  return severity === undefined ? {} : { severity };
}
