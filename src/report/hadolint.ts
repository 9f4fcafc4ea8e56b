import { createHash } from 'node:crypto';
import type { Finding, Severity } from '../core/finding.ts';
import { displayPath, escapeText, toJson } from './escape.ts';
import { counted } from './groups.ts';
import { paintFor } from './paint.ts';
import type { Output, ReportInput } from './reporters.ts';

const CLIMATE: Readonly<Record<Severity, string>> = {
  error: 'blocker',
  warning: 'major',
  info: 'info',
  style: 'minor',
};

/** hadolint's default: `FILE:LINE CODE severity: message`, for a syntax error `FILE:LINE:COL message`. */
export function tty(input: ReportInput, output: Output): string {
  const paint = paintFor(output.color);
  return lines(input, (finding) => {
    const { start, rule, severity } = finding;
    const place = `${displayPath(finding.file)}:${start.line}`;
    const message = escapeText(finding.message);
    if (isSyntaxError(finding)) return `${place}:${start.column} ${message}`;
    return `${place} ${rule} ${paint[severity](severity)}: ${message}`;
  });
}

/** hadolint's GNU form: `hadolint:FILE:LINE: CODE severity: message`, under our own name. */
export function gnu(input: ReportInput): string {
  return lines(input, (finding) => {
    const place = `plimsoll:${displayPath(finding.file)}:${finding.start.line}`;
    const message = escapeText(finding.message);
    if (isSyntaxError(finding)) return `${place}:${finding.start.column}: ${message}`;
    return `${place}: ${finding.rule} ${finding.severity}: ${message}`;
  });
}

/** hadolint's Code Climate form: an object a finding, each followed by a NUL byte. */
export function codeclimate(input: ReportInput): string {
  return counted(input)
    .map((finding) => `${toJson(climateIssue(finding))}\0`)
    .join('');
}

/** hadolint's form for GitLab: Code Climate objects in an array, each named by the digest of itself. */
export function gitlabCodeclimate(input: ReportInput): string {
  const issues = counted(input).map((finding) => {
    const issue = climateIssue(finding);
    return { ...issue, fingerprint: createHash('sha1').update(JSON.stringify(issue)).digest('hex') };
  });
  return `${toJson(issues)}\n`;
}

/** hadolint's Codacy form: objects, one a line. */
export function codacy(input: ReportInput): string {
  return counted(input)
    .map(
      ({ file, rule, message, start }) => `${toJson({ filename: file, patternId: rule, message, line: start.line })}\n`,
    )
    .join('');
}

function climateIssue(finding: Finding) {
  const { rule, message, severity, file, start, end } = finding;
  const { line, column } = start;
  const place = isSyntaxError(finding)
    ? { positions: { begin: { line, column }, end: { line: end.line, column: end.column } } }
    : { lines: { begin: line, end: end.line } };
  return {
    type: 'issue',
    check_name: rule,
    description: message,
    categories: ['Bug Risk'],
    location: { path: file, ...place },
    severity: CLIMATE[severity],
  };
}

function lines(input: ReportInput, lineOf: (finding: Finding) => string): string {
  const errors = input.errors.map(({ file, message }) => {
    return `${file ? `${displayPath(file)} ` : ''}could not be checked: ${escapeText(message)}`;
  });
  return [...counted(input).map(lineOf), ...errors].map((line) => `${line}\n`).join('');
}

function isSyntaxError({ rule }: Finding): boolean {
  return rule === 'DL1000';
}
