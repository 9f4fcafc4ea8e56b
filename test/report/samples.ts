import type { Finding, FindingFix, RelatedLocation, Severity } from '../../src/core/finding.ts';
import { LineIndex, type SourceFile } from '../../src/core/text.ts';
import type { ReportInput } from '../../src/report/reporters.ts';

/** What a test says about one finding; `at` is the text that it points at. */
export interface Sample {
  readonly file?: string;
  readonly rule?: string;
  readonly name?: string;
  readonly severity?: Severity;
  readonly blocking?: boolean;
  readonly message?: string;
  readonly help?: string;
  readonly language?: string;
  readonly path?: string;
  readonly at?: string;
  readonly start?: number;
  readonly end?: number;
  readonly related?: readonly { at: string; message: string; file?: string }[];
  readonly fix?: FindingFix;
}

/** A finding in a text, placed at the first occurrence of `at`. */
export function finding(text: string, sample: Sample): Finding {
  const lines = new LineIndex(text);
  const span = (at: string) => {
    const start = text.indexOf(at);
    if (start === -1) throw new Error(`the text does not hold ${at}`);
    return { start: lines.position(start), end: lines.position(start + at.length) };
  };
  const severity = sample.severity ?? 'error';
  const file = sample.file ?? 'Dockerfile';
  const place =
    sample.at === undefined
      ? { start: lines.position(sample.start ?? 0), end: lines.position(sample.end ?? 0) }
      : span(sample.at);
  const related: RelatedLocation[] = (sample.related ?? []).map((one) => ({
    file: one.file ?? file,
    ...span(one.at),
    message: one.message,
  }));
  return {
    rule: sample.rule ?? 'DL3020',
    name: sample.name ?? 'copy-instead-of-add',
    aliases: [],
    severity,
    blocking: sample.blocking ?? (severity === 'error' || severity === 'warning'),
    message: sample.message ?? 'something is wrong',
    help: sample.help ?? '',
    url: 'https://docs.docker.com/build/building/best-practices/',
    file,
    language: sample.language ?? 'dockerfile',
    ...place,
    path: sample.path ?? null,
    related,
    fix: sample.fix ?? null,
  };
}

/** A run over files in memory. */
export function input(
  files: Readonly<Record<string, string>>,
  findings: readonly Finding[],
  more: Partial<ReportInput> = {},
): ReportInput {
  const entries = Object.entries(files).map(([path, text]): [string, SourceFile] => [
    path,
    { path, text, origin: 'index' },
  ]);
  return {
    findings,
    existing: new Set(),
    errors: [],
    skipped: [],
    files: new Map(entries),
    notes: [],
    milliseconds: 41,
    staged: false,
    hook: undefined,
    failOn: 'warning',
    failed: findings.some(({ blocking }) => blocking),
    quiet: false,
    verbose: false,
    debug: false,
    version: '0.1.0',
    ...more,
  };
}
