import type { Finding } from '../core/finding.ts';
import type { Skipped } from '../core/skipped.ts';
import { byFile, counted } from './groups.ts';
import type { ReportError, ReportInput } from './reporters.ts';
import { tag, xmlText } from './xml.ts';

/** JUnit XML: a suite a file, a case a finding. Only what stops the run is a failure; the rest passes with a remark. */
export function report(input: ReportInput): string {
  const findings = counted(input);
  const groups = byFile(findings);
  const names = new Set([
    ...input.files.keys(),
    ...groups.keys(),
    ...input.errors.map(({ file }) => file ?? ''),
    ...input.skipped.map(({ file }) => file),
  ]);
  const suites = [...names].sort().map((file) => {
    const errors = input.errors.filter((error) => (error.file ?? '') === file);
    const skipped = input.skipped.filter((one) => one.file === file);
    return suite(file, groups.get(file) ?? [], errors, skipped);
  });
  const totals = {
    name: 'plimsoll',
    tests: suites.reduce((sum, { tests }) => sum + tests, 0),
    failures: findings.filter(({ blocking }) => blocking).length,
    errors: input.errors.length,
    skipped: input.skipped.length,
    time: seconds(input.milliseconds),
  };
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    tag('testsuites', totals),
    ...suites.flatMap((s) => s.lines),
  ];
  return `${[...lines, '</testsuites>'].join('\n')}\n`;
}

function suite(
  file: string,
  findings: readonly Finding[],
  errors: readonly ReportError[],
  skipped: readonly Skipped[],
) {
  const cases = [
    ...findings.flatMap(findingCase),
    ...errors.flatMap((error) => errorCase(file, error)),
    ...skipped.flatMap((one) => skippedCase(file, one)),
  ];
  if (cases.length === 0) cases.push(`    ${tag('testcase', { name: 'no findings', classname: file }, '/>')}`);
  const tests = Math.max(1, findings.length + errors.length + skipped.length);
  const failures = findings.filter(({ blocking }) => blocking).length;
  const head = tag('testsuite', {
    name: file || 'plimsoll',
    tests,
    failures,
    errors: errors.length,
    skipped: skipped.length,
  });
  return { tests, lines: [`  ${head}`, ...cases, '  </testsuite>'] };
}

function findingCase(finding: Finding): string[] {
  const { rule, name, file, start, severity, message, help, blocking } = finding;
  const place = `${file}:${start.line}:${start.column}`;
  const body = xmlText(`${place}: ${message}${help ? `\n${help}` : ''}`).replaceAll('&#10;', '\n');
  const title = `${rule} ${name} (${start.line}:${start.column})`;
  return [
    `    ${tag('testcase', { name: title, classname: file, file, line: start.line })}`,
    blocking
      ? `      ${tag('failure', { type: severity, message })}${body}</failure>`
      : `      <system-out>${severity}: ${body}</system-out>`,
    '    </testcase>',
  ];
}

function errorCase(file: string, { message, rule }: ReportError): string[] {
  return [
    `    ${tag('testcase', { name: `check${rule ? ` ${rule}` : ''}`, classname: file })}`,
    `      ${tag('error', { type: 'internal', message }, '/>')}`,
    '    </testcase>',
  ];
}

function skippedCase(file: string, { line, reason, whole }: Skipped): string[] {
  const name = whole ? 'not checked' : `not checked in full${line === undefined ? '' : ` (${line})`}`;
  return [
    `    ${tag('testcase', { name, classname: file })}`,
    `      ${tag('skipped', { message: reason }, '/>')}`,
    '    </testcase>',
  ];
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3);
}
