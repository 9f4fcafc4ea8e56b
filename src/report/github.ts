import { type Finding, isAtLeast, type Severity } from '../core/finding.ts';
import { escapeText } from './escape.ts';
import { counted } from './groups.ts';
import type { ReportInput } from './reporters.ts';

const COMMANDS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
  style: 'notice',
};

/**
 * Workflow commands of GitHub Actions: annotations on the lines of a pull request. GitHub shows ten of a step, so
 * findings that can't block are left out unless all are asked for.
 */
export function report(input: ReportInput): string {
  const { failOn, verbose } = input;
  const isShown = ({ severity, blocking }: Finding): boolean =>
    verbose || blocking || severity === 'error' || severity === 'warning' || isAtLeast(severity, failOn);
  const lines = counted(input)
    .filter(isShown)
    .map((finding) => {
      const { severity, message, help } = finding;
      return `::${COMMANDS[severity]} ${properties(finding)}::${value(help ? `${message}\n${help}` : message)}`;
    });
  for (const { file, message } of input.errors) {
    const place = file ? ` file=${property(file)}` : '';
    lines.push(`::error${place}::${value(`could not be checked: ${message}`)}`);
  }
  return lines.map((line) => `${line}\n`).join('');
}

function properties({ file, start, end, rule, name }: Finding): string {
  // GitHub takes columns only for an annotation on a single line.
  const columns = start.line === end.line ? `,col=${start.column},endColumn=${end.column}` : '';
  const place = `file=${property(file)},line=${start.line},endLine=${end.line}${columns}`;
  return `${place},title=${property(`${rule} ${name}`)}`;
}

/** The text after `::`, where line ends and the percent sign have a spelling of their own. */
function value(text: string): string {
  return text
    .split(/([\r\n])/)
    .map((part) => (part === '\r' ? '%0D' : part === '\n' ? '%0A' : escapeText(part).replaceAll('%', '%25')))
    .join('');
}

function property(text: string): string {
  return value(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
