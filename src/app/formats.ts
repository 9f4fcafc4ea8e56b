import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Args } from '../core/args.ts';
import { messageOf, PlimsollError, UsageError } from '../core/errors.ts';
import { type Io, wantsColor } from '../core/io.ts';
import { nearest } from '../core/suggest.ts';
import { FORMATS, type FormatName, isFormat, type ReportInput, reporters } from '../report/reporters.ts';

/** A format with the file that it goes to; without one, standard output. */
export interface FormatRequest {
  readonly name: FormatName;
  readonly file?: string;
}

/** Reads every `--format name[:file]`. */
export function formatsOf(args: Args): readonly FormatRequest[] {
  const given = args.values('format');
  if (given.length === 0) return [{ name: 'human' }];
  return given.map((word) => {
    const colon = word.indexOf(':');
    const name = colon === -1 ? word : word.slice(0, colon);
    const file = colon === -1 ? undefined : word.slice(colon + 1);
    if (!isFormat(name)) {
      const near = nearest(name, FORMATS);
      const hint = near ? `did you mean ${near}?` : `one of ${FORMATS.join(', ')}`;
      throw new UsageError(`unknown format ${JSON.stringify(name)}`, { hint });
    }
    if (file === '') throw new UsageError(`--format ${word} names no file`, { hint: `write --format ${name}:FILE` });
    return file === undefined ? { name } : { name, file };
  });
}

/** Writes a run in every format that was asked for. Notes go to standard error where no report holds them. */
export async function writeReports(
  input: ReportInput,
  requests: readonly FormatRequest[],
  args: Args,
  io: Io,
): Promise<void> {
  const color = wantsColor(args.flag('color'), io.env, io.stdout);
  for (const { name, file } of requests) {
    const reporter = await reporters[name]();
    if (file === undefined) {
      const output = { columns: io.stdout.columns, color };
      for (const piece of reporter.pieces?.(input, output) ?? [reporter.report(input, output)]) io.stdout.write(piece);
      continue;
    }
    const text = reporter.report(input, { columns: 0, color: false });
    try {
      const path = resolve(io.cwd, file);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    } catch (error) {
      throw new PlimsollError(`cannot write the report ${file}: ${messageOf(error)}`, { cause: error });
    }
  }
  if (requests.some(({ name, file }) => name === 'human' && file === undefined)) return;
  await writeNotes(input.notes, io);
}

/** Notes that accompany a report for programs, or a patch. */
export async function writeNotes(notes: readonly string[], io: Io): Promise<void> {
  if (notes.length === 0) return;
  const { escapeText } = await import('../report/escape.ts');
  for (const note of notes) io.stderr.write(`plimsoll: ${escapeText(note)}\n`);
}
