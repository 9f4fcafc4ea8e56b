import { type Finding, SEVERITIES, type Severity } from '../core/finding.ts';
import { bytesOfPath, hasEscapedBytes } from '../core/paths.ts';
import { jsonInPieces } from './escape.ts';
import type { ReportInput } from './reporters.ts';

/** The JSON report, version 1: a contract with other programs. */
export function report(input: ReportInput): string {
  return [...pieces(input)].join('');
}

export function pieces({ findings, errors, skipped, files, failed, version, debug }: ReportInput): Iterable<string> {
  const frame = {
    version: 1,
    tool: { name: 'plimsoll', version },
    summary: {
      files: files.size,
      ...countBySeverity(findings),
      fixable: findings.filter(({ fix }) => fix?.safety === 'safe').length,
      blocking: findings.filter(({ blocking }) => blocking).length,
      failed,
    },
    findings: [],
    errors: errors.map(({ message, file, rule, stack }) => ({
      message,
      file: file || null,
      rule: rule ?? null,
      ...(debug && stack && { stack }),
    })),
    skipped: skipped.map(({ file, fileBytes, line, reason }) => ({
      file,
      ...(fileBytes !== undefined && { fileBytes }),
      reason: line === undefined ? reason : `line ${line}: ${reason}`,
    })),
  };
  return jsonInPieces(frame, 'findings', 1, findings, toRecord);
}

/** How many findings there are of each severity. */
export function countBySeverity(findings: readonly Finding[]): Record<Severity, number> {
  const counts: Record<Severity, number> = { error: 0, warning: 0, info: 0, style: 0 };
  for (const severity of SEVERITIES) counts[severity] = findings.filter((one) => one.severity === severity).length;
  return counts;
}

/** A finding with the contract's keys in the contract's order, and no other. */
function toRecord(finding: Finding): Finding {
  const { file } = finding;
  const fileBytes = finding.fileBytes ?? (hasEscapedBytes(file) ? bytesOfPath(file).toString('base64') : undefined);
  return {
    rule: finding.rule,
    name: finding.name,
    aliases: finding.aliases,
    severity: finding.severity,
    blocking: finding.blocking,
    message: finding.message,
    help: finding.help,
    url: finding.url,
    file,
    ...(fileBytes !== undefined && { fileBytes }),
    language: finding.language,
    start: finding.start,
    end: finding.end,
    path: finding.path,
    related: finding.related,
    fix: finding.fix && { safety: finding.fix.safety, title: finding.fix.title, edits: finding.fix.edits },
    ...(finding.covers && { covers: finding.covers }),
  };
}
