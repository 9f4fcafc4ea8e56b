import type { FileConfig } from '../config/config.ts';
import type { Document, LanguageId } from '../core/document.ts';
import { type Finding, isAtLeast, type Severity } from '../core/finding.ts';
import { onceFor } from '../core/once.ts';
import type { Report, RuleMeta } from '../core/rule.ts';
import type { LineIndex, SourceFile, Span } from '../core/text.ts';
import type { Selected } from './select.ts';

/** Messages of people's files are shorter than this, and so is what they quote. */
const LONG = 500;
const QUOTED = 100;
const LONGEST = 2000;
const NONE: readonly never[] = [];

/** What the last finding of a rule said: the next one often says the same, and a run may have very many. */
class Words {
  private message = '';
  private help = '';
  private path = '';

  ofMessage(text: string): string {
    this.message = asOne(text, this.message);
    return this.message;
  }

  ofHelp(text: string): string {
    this.help = asOne(text, this.help);
    return this.help;
  }

  ofPath(text: string): string {
    this.path = asOne(text, this.path);
    return this.path;
  }
}

const wordsOf = onceFor((_rule: Selected) => new Words());
/** Searching has V8 join a text that it holds as the tree of what was put together. */
const JOINED = /^/;

/** A text without its parts, or the same one from before. */
function asOne(text: string, before: string): string {
  if (text === before) return before;
  JOINED.test(text);
  return text;
}

/** A finding before suppression. */
export interface RawFinding {
  readonly finding: Finding;
  readonly at: Span;
  readonly rule: RuleMeta;
  /** How the rule was selected. */
  readonly selected: Selected;
  /** What the finding is about, where its rule stands for others. */
  readonly about?: Span;
  /** Where its cause is, when that is not where it is reported. */
  readonly cause?: Span;
}

/** The file of a finding. */
export function placeOf({ path, pathBytes }: SourceFile): Pick<Finding, 'file' | 'fileBytes'> {
  return { file: path, ...(pathBytes !== undefined && { fileBytes: pathBytes }) };
}

/** Gives a report its rule, severity and places in the file; its name is that of the document, or comes later. */
export function toRaw(
  report: Report,
  selected: Selected,
  doc: Document | undefined,
  language: LanguageId,
  lines: LineIndex,
  config: FileConfig,
): RawFinding {
  const toFile = (span: Span): Span => doc?.toFile?.(span) ?? span;
  const { rule } = selected;
  const at = toFile(report.at);
  const severity: Severity = isFatal(selected, doc)
    ? 'error'
    : ((selected.pinned ? undefined : report.severity) ?? selected.severity);
  const fix = report.fix;
  const words = wordsOf(selected);
  const portable = fix && (!doc?.isVerbatim || fix.edits.every((edit) => doc.isVerbatim?.(edit.span, edit.text)));
  const finding: Finding = {
    rule: rule.id,
    name: rule.name,
    aliases: rule.aliases,
    severity,
    blocking: isAtLeast(severity, config.failOn),
    message: words.ofMessage(short(report.message)),
    help: words.ofHelp(cut(report.help ?? '', LONGEST)),
    url: rule.references[0] ?? '',
    file: doc?.file.path ?? '',
    language,
    start: lines.position(at.start),
    end: lines.position(at.end),
    path: report.path === undefined ? null : words.ofPath(report.path),
    related:
      report.related === undefined
        ? NONE
        : report.related.map((related) => {
            const span = related.file ? related.at : toFile(related.at);
            return {
              file: related.file || (doc?.file.path ?? ''),
              start: lines.position(span.start),
              end: lines.position(span.end),
              message: related.message,
            };
          }),
    fix:
      fix && portable
        ? {
            safety: fix.safety,
            title: fix.title,
            edits: fix.edits.map((edit) => ({ ...toFile(edit.span), text: edit.text })),
          }
        : null,
  };
  const fileBytes = doc?.file.pathBytes;
  const own = { finding: fileBytes === undefined ? finding : { ...finding, fileBytes }, at, rule, selected };
  if (!rule.standsFor && !report.cause) return own;
  return { ...own, about: toFile(report.about ?? report.at), ...(report.cause && { cause: toFile(report.cause) }) };
}

/** A message that quotes what is longer than anybody reads shows its beginning. */
function short(message: string): string {
  if (message.length <= LONG) return message;
  return cut(
    message.replace(/`([^`]+)`/g, (_, quoted: string) => `\`${cut(quoted, QUOTED)}\``),
    LONGEST,
  );
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length)}…`;
}

/** Whether the file says itself that such a finding stops its build; a severity from the configuration wins. */
function isFatal({ rule, pinned, profile }: Selected, doc: Document | undefined): boolean {
  const own = doc?.failsOn;
  return own !== undefined && rule.profiles[own] !== undefined && (!pinned || profile === own);
}
