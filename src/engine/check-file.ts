import type { FileConfig } from '../config/config.ts';
import { append } from '../core/append.ts';
import type { Document, LanguageId, LargeFiles, Surroundings } from '../core/document.ts';
import type { Report, Rule } from '../core/rule.ts';
import type { Skipped } from '../core/skipped.ts';
import { LineIndex, type SourceFile } from '../core/text.ts';
import { isTooLarge } from './extent.ts';
import { failure, type RunError } from './failure.ts';
import { type Pragmas, readPragmas, unsureOf } from './pragmas.ts';
import { placeOf, type RawFinding, toRaw } from './raw-finding.ts';
import { loadLanguage } from './registry.ts';
import type { Part } from './remarks.ts';
import { RuleIndex, type Rules } from './rule-index.ts';
import type { Selected } from './select.ts';

/** What a file's own rules report, before ignores. */
export interface FileResult extends Part {
  /** Released once the cross-file rules have run. */
  documents: readonly Document[];
  readonly pragmas: Pragmas;
  /** What of it was not checked. */
  readonly skipped: readonly Skipped[];
}

/** Nobody reads more, and what reads reports takes fewer: GitHub 25,000. */
const MOST_FINDINGS = 50_000;
const TOO_MANY = 'more than 50,000 findings in one part of it: the others are not told';

const NONE: readonly never[] = [];

const selections = new WeakMap<FileConfig, WeakMap<Rules, RuleIndex>>();

/** Selecting is the same for every file of one configuration; asked once. */
function selectedFor(rules: Rules, config: FileConfig): RuleIndex {
  let byRules = selections.get(config);
  if (!byRules) {
    byRules = new WeakMap();
    selections.set(config, byRules);
  }
  let index = byRules.get(rules);
  if (!index) {
    index = new RuleIndex(rules, config);
    byRules.set(rules, index);
  }
  return index;
}

/** Runs the rules of its languages over a file. */
export async function checkFile(
  file: SourceFile,
  id: LanguageId,
  config: FileConfig,
  today: Date,
  errors: RunError[],
  around: Surroundings,
): Promise<FileResult> {
  const documents: Document[] = [];
  const module = await loadLanguage(id);
  const parsed = parse(module.language, file, errors);
  const doc = parsed && (await complete(module.language, parsed, around, errors));
  if (doc) {
    documents.push(doc);
    try {
      append(documents, (await module.language.embeds?.(doc)) ?? []);
    } catch (error) {
      errors.push(failure(error, file.path));
    }
  }
  const { raw, pragmas, notes } = await runRules(documents, file, id, config, today, errors);
  const lines = new LineIndex(file.text);
  const unjudged = documents.flatMap(({ unjudged: part }) =>
    part ? [{ ...placeOf(file), line: lines.lineAt(part.at.start), reason: part.why }] : [],
  );
  const skipped =
    notes.length + unjudged.length === 0
      ? NONE
      : [...unjudged, ...notes.map((reason) => ({ ...placeOf(file), reason }))];
  // Written out: of what is spread each object would get a shape of its own, which takes more memory than it does.
  return { file, language: id, config, documents, raw, pragmas, skipped };
}

/** Runs the rules over a large file, without what is embedded in it; undefined for one that is not checked at all. */
export async function checkLargeFile(
  file: SourceFile,
  id: LanguageId,
  config: FileConfig,
  today: Date,
  errors: RunError[],
  around: Surroundings,
): Promise<FileResult | undefined> {
  const { large } = (await loadLanguage(id)).language;
  if (!large || isTooLarge(file, id)) return undefined;
  const parsed = parse({ parse: (text) => large.read(text) }, file, errors);
  const doc = parsed && (await complete(large, parsed, around, errors));
  if (!doc) return undefined;
  const { raw, pragmas, notes } = await runRules([doc], file, id, config, today, errors);
  const skipped = [large.judged, ...notes].map((reason) => ({ ...placeOf(file), reason }));
  return { file, language: id, config, documents: NONE, raw, pragmas: unsureOf(pragmas), skipped };
}

/** Runs the rules over the documents of a file. */
async function runRules(
  documents: readonly Document[],
  file: SourceFile,
  id: LanguageId,
  config: FileConfig,
  today: Date,
  errors: RunError[],
): Promise<Pick<FileResult, 'raw' | 'pragmas'> & { readonly notes: readonly string[] }> {
  const lines = new LineIndex(file.text);
  const raw: RawFinding[] = [];
  let isCut = false;
  for (const document of documents) document.shareIn?.(today);
  for (const document of documents) {
    const { rules } = await loadLanguage(document.kind);
    const index = selectedFor(rules, config);
    const isOn = (rule: string): boolean => index.isOn(rule);
    const most = raw.length + MOST_FINDINGS;
    for (const selected of rulesFor(document, index)) {
      try {
        const facts = { settings: config.settings, today, profile: selected.profile, isOn };
        let repeated: Set<string> | undefined;
        for (const report of selected.rule.check(document, facts)) {
          if (raw.length === most) {
            isCut = true;
            break;
          }
          if (document.isShown?.(report.at) === false) continue;
          if (document.isRepeated?.(report.at)) {
            const place = `${report.at.start} ${report.at.end}`;
            repeated ??= new Set();
            if (repeated.has(place)) continue;
            repeated.add(place);
          }
          const shown = asReported(report, selected.rule.id, document, documents[0]);
          if (!shown) continue;
          const found = toRaw(shown, selected, document, id, lines, config);
          // What other files add to a document has places behind its end.
          if (found.at.start <= file.text.length) raw.push(found);
        }
      } catch (error) {
        errors.push(failure(error, file.path, selected.rule.id));
      }
    }
  }
  const pragmas = readPragmas(documents, { start: 0, end: file.text.length });
  // A list that has grown keeps room for more.
  const found = raw.length > 0 ? raw.slice() : NONE;
  return isCut ? { raw: found, pragmas: unsureOf(pragmas), notes: [TOO_MANY] } : { raw: found, pragmas, notes: NONE };
}

/** What is shown of a report: the document has the say, or the one that it is embedded in. */
function asReported(report: Report, rule: string, document: Document, host: Document | undefined): Report | undefined {
  if (document.asReported) return document.asReported(report, rule);
  if (!host?.asReported) return report;
  const { fix: _, ...words } = report;
  const shown = host.asReported({ ...words, at: document.toFile?.(report.at) ?? report.at }, rule);
  if (!shown) return undefined;
  const { message, severity } = shown;
  return { ...report, message, ...(severity && { severity }) };
}

function rulesFor(document: Document, index: RuleIndex): readonly Selected<Rule>[] {
  const selected = index.rulesFor(document);
  return document.isTooMuchFor?.(selected.length) ? index.rulesFor(document) : selected;
}

/** After a failure, which is reported, the document is checked as it was read. */
async function complete(
  language: Pick<LargeFiles, 'complete'>,
  doc: Document,
  around: Surroundings,
  errors: RunError[],
): Promise<Document> {
  try {
    return (await language.complete?.(doc, around)) ?? doc;
  } catch (error) {
    errors.push(failure(error, doc.file.path));
    return doc;
  }
}

function parse(
  language: { parse(file: SourceFile): Document | undefined },
  file: SourceFile,
  errors: RunError[],
): Document | undefined {
  try {
    return language.parse(file);
  } catch (error) {
    errors.push(failure(error, file.path));
    return undefined;
  }
}
