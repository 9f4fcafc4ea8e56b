import { describe, expect, it } from 'vitest';
import type { RuleMeta } from '../../src/core/rule.ts';
import { applyFixes } from '../../src/engine/fixes.ts';
import { type CheckOptions, check, defaultPathOf } from './check.ts';

interface Row extends Omit<CheckOptions, 'select'> {
  readonly name?: string;
  readonly code: string;
  readonly path?: string;
  /** A profile to run the rule under; default: the rule selected by its id. */
  readonly profile?: string;
}

interface ReportRow extends Row {
  /** The text after the rule's fix (unsafe ones included). */
  readonly fixed?: string;
  /** Part of the message or help. */
  readonly says?: string | RegExp;
  readonly severity?: string;
}

export interface RuleTests {
  /** Files in which ⟦ ⟧ mark exactly what the rule reports, each with no other report. Marks may nest. */
  readonly reports: readonly (string | ReportRow)[];
  /** Files in which the rule reports nothing. */
  readonly accepts: readonly (string | Row)[];
}

/** Takes the marks out of a text and tells where they were, outer before inner. */
export function readMarks(marked: string): { text: string; spans: { start: number; end: number }[] } {
  let text = '';
  const open: number[] = [];
  const spans: { start: number; end: number }[] = [];
  for (const char of marked) {
    if (char === '⟦') open.push(text.length);
    else if (char === '⟧') {
      const start = open.pop();
      if (start === undefined) throw new Error('unbalanced ⟧');
      spans.push({ start, end: text.length });
    } else text += char;
  }
  if (open.length > 0) throw new Error('unbalanced ⟦');
  return { text, spans: spans.sort((a, b) => a.start - b.start || b.end - a.end) };
}

/** Runs one rule over a table of files. */
export function testRule(rule: RuleMeta, tests: RuleTests): void {
  const titleOf = (row: Row, index: number): string =>
    row.name ?? `${index + 1}: ${JSON.stringify(row.code).slice(0, 90)}`;
  const find = async (row: Row, code: string) => {
    const { path = defaultPathOf(rule.id), profile, ...options } = row;
    const findings = await check(path, code, { ...options, select: profile ? [profile] : [rule.id] });
    return findings.filter((finding) => finding.rule === rule.id);
  };
  describe(`${rule.id} ${rule.name}`, () => {
    tests.reports.forEach((entry, index) => {
      const row: ReportRow = typeof entry === 'string' ? { code: entry } : entry;
      it(`reports ${titleOf(row, index)}`, async () => {
        const { text, spans } = readMarks(row.code);
        const findings = await find(row, text);
        const found = findings.map(({ start, end }) => ({ start: start.offset, end: end.offset }));
        const shown = (list: { start: number; end: number }[]) => list.map(({ start, end }) => text.slice(start, end));
        expect(shown(found)).toEqual(shown(spans));
        expect(found).toEqual(spans);
        expect(found.length).toBeGreaterThan(0);
        if (row.says !== undefined)
          expect(findings.map(({ message, help }) => `${message} ${help}`).join('\n')).toMatch(row.says);
        if (row.severity !== undefined)
          expect(findings.map(({ severity }) => severity)).toEqual(findings.map(() => row.severity));
        if (row.fixed !== undefined) expect(applyFixes(text, findings, { unsafe: true }).text).toBe(row.fixed);
      });
    });
    tests.accepts.forEach((entry, index) => {
      const row: Row = typeof entry === 'string' ? { code: entry } : entry;
      it(`accepts ${titleOf(row, index)}`, async () => {
        expect(
          (await find(row, row.code)).map(({ message, start }) => `${start.line}:${start.column} ${message}`),
        ).toEqual([]);
      });
    });
  });
}
