import type { Finding, FindingEdit, FindingFix, Severity } from '../core/finding.ts';
import { LineIndex, type Position } from '../core/text.ts';
import { toJson } from './escape.ts';
import { counted } from './groups.ts';
import type { ReportInput } from './reporters.ts';

const SEVERITIES: Readonly<Record<Severity, string>> = {
  error: 'ERROR',
  warning: 'WARNING',
  info: 'INFO',
  style: 'INFO',
};

/** Reviewdog's diagnostic format, one JSON object, with fixes as suggestions. Columns count bytes of UTF-8, from 1. */
export function report(input: ReportInput): string {
  const texts = new Texts(input);
  const source = { name: 'plimsoll', url: 'https://www.npmjs.com/package/plimsoll' };
  const diagnostics = counted(input)
    .filter((finding) => !input.quiet || finding.blocking)
    .map((finding) => diagnostic(finding, texts));
  return `${toJson({ source, diagnostics }, 2)}\n`;
}

function diagnostic(finding: Finding, texts: Texts) {
  const { rule, message, help, severity, url, file, start, end, fix } = finding;
  return {
    message: help === '' ? message : `${message}\n${help}`,
    location: { path: file, range: texts.range(file, start, end) },
    severity: SEVERITIES[severity],
    code: { value: rule, ...(url !== '' && { url }) },
    ...(fix && fix.edits.length > 0 && texts.has(file) && { suggestions: [suggestion(file, fix, texts)] }),
  };
}

/** One replacement: a fix of several edits becomes the text from its first edit to its last. */
function suggestion(file: string, { edits }: FindingFix, texts: Texts) {
  const sorted = [...edits].sort((a, b) => a.start - b.start);
  const start = sorted[0]?.start ?? 0;
  const end = Math.max(...sorted.map((edit) => edit.end));
  const range = texts.range(file, texts.position(file, start), texts.position(file, end));
  return { range, text: merged(sorted, texts.slice(file, start, end), start) };
}

function merged(edits: readonly FindingEdit[], text: string, from: number): string {
  let result = '';
  let at = from;
  for (const edit of edits) {
    result += text.slice(at - from, edit.start - from) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at - from);
}

/** Places in the checked files, in the units of the format. */
class Texts {
  private readonly files: ReportInput['files'];
  private readonly lines = new Map<string, LineIndex>();

  constructor({ files }: ReportInput) {
    this.files = files;
  }

  has(file: string): boolean {
    return this.files.has(file);
  }

  slice(file: string, start: number, end: number): string {
    return this.files.get(file)?.text.slice(start, end) ?? '';
  }

  position(file: string, offset: number): Position {
    const lines = this.lines.get(file) ?? new LineIndex(this.files.get(file)?.text ?? '');
    this.lines.set(file, lines);
    return lines.position(offset);
  }

  range(file: string, start: Position, end: Position) {
    return { start: this.place(file, start), end: this.place(file, end) };
  }

  private place(file: string, { line, column, offset }: Position) {
    const before = this.slice(file, offset - column + 1, offset);
    return { line, column: Buffer.byteLength(before) + 1 };
  }
}
