import { displayPath } from './escape.ts';
import { byFile, counted } from './groups.ts';
import type { ReportInput } from './reporters.ts';
import { tag } from './xml.ts';

/** Checkstyle 4.3 XML, as hadolint and many CI servers know it. `style` becomes Checkstyle's `info`. */
export function report(input: ReportInput): string {
  const lines = ['<?xml version="1.0" encoding="UTF-8"?>', tag('checkstyle', { version: '4.3' })];
  for (const [file, findings] of byFile(counted(input))) {
    lines.push(`  ${tag('file', { name: displayPath(file) })}`);
    for (const { start, severity, message, rule } of findings) {
      const error = {
        line: start.line,
        column: start.column,
        severity: severity === 'style' ? 'info' : severity,
        message,
        source: rule,
      };
      lines.push(`    ${tag('error', error, '/>')}`);
    }
    lines.push('  </file>');
  }
  for (const { file, message } of input.errors) {
    const error = { line: 1, severity: 'error', message: `could not be checked: ${message}` };
    lines.push(`  ${tag('file', { name: displayPath(file ?? '') })}`, `    ${tag('error', error, '/>')}`, '  </file>');
  }
  return `${[...lines, '</checkstyle>'].join('\n')}\n`;
}
