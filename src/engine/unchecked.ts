import type { FileConfig } from '../config/config.ts';
import { type Finding, isAtLeast } from '../core/finding.ts';
import type { Skipped } from '../core/skipped.ts';
import notChecked from './rules/plm003-not-checked.ts';
import { selectRules } from './select.ts';

const START = { line: 1, column: 1, offset: 0 };

/**
 * The findings about files of which nothing was checked although a builder, Compose or kubectl would read them. Only
 * `ignore` switches them off: whatever rules are selected, such a file is not clean.
 */
export function uncheckedFindings(
  skipped: readonly Skipped[],
  configFor: (file: string) => FileConfig,
): readonly Finding[] {
  return skipped.flatMap(({ file, fileBytes, reason, language }) => {
    if (language === undefined) return [];
    const config = configFor(file);
    const always = { ...config, extendSelect: [...config.extendSelect, notChecked.id] };
    return selectRules([notChecked], always).map(({ rule, severity }): Finding => {
      const { id, name, aliases } = rule;
      const finding: Finding = {
        rule: id,
        name,
        aliases,
        severity,
        blocking: isAtLeast(severity, config.failOn),
        message: `not checked: ${reason}`,
        help: `make it readable, or exclude it: files: {exclude: [${JSON.stringify(file)}]}`,
        url: '',
        file,
        language,
        start: START,
        end: START,
        path: null,
        related: [],
        fix: null,
      };
      return fileBytes === undefined ? finding : { ...finding, fileBytes };
    });
  });
}
