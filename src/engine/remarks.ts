import type { FileConfig } from '../config/config.ts';
import { append } from '../core/append.ts';
import type { Document, LanguageId } from '../core/document.ts';
import { messageOf, PlimsollError } from '../core/errors.ts';
import type { Rule, RuleMeta } from '../core/rule.ts';
import type { CheckScripts, Script, ScriptRemark } from '../core/scripts.ts';
import { LineIndex, type SourceFile, type Span } from '../core/text.ts';
import { type RawFinding, toRaw } from './raw-finding.ts';
import { loadLanguage } from './registry.ts';
import { selectRules } from './select.ts';

/** A file after its own rules. */
export interface Part {
  readonly file: SourceFile;
  readonly language: LanguageId;
  readonly config: FileConfig;
  readonly documents: readonly Document[];
  readonly raw: readonly RawFinding[];
}

type ShellPart = Document &
  Script & { readonly origin: string; readonly template: boolean; readonly substituted: readonly Span[] };

/** hadolint hands only these to ShellCheck. */
const SEEN_BY_HADOLINT = new Set(['run', 'heredoc', 'file']);

/**
 * Asks another program about all scripts at once and gives what it adds, by part. What a rule of ours says too, with
 * the same code on the same line, is left out.
 */
export async function remarksOn(
  parts: readonly Part[],
  check: CheckScripts,
): Promise<ReadonlyMap<Part, readonly RawFinding[]>> {
  const asked = parts.flatMap((part) => part.documents.filter(isReadable).map((document) => ({ part, document })));
  const added = new Map<Part, RawFinding[]>();
  if (asked.length === 0) return added;
  const { rules } = await loadLanguage('shell');
  const known = new Map([...rules].map((rule) => [rule.id, rule]));
  const answers = await check(asked.map(({ document }) => document));
  for (const [index, { part, document }] of asked.entries()) {
    const list = added.get(part) ?? [];
    append(list, findingsOf(part, document, answers[index] ?? [], known));
    added.set(part, list);
  }
  return added;
}

/** The one line for what went wrong, hint and all. */
export function describeFailure(error: unknown): string {
  const hint = error instanceof PlimsollError ? error.hint : undefined;
  return hint === undefined ? messageOf(error) : `${messageOf(error)}; ${hint}`;
}

function isReadable(doc: Document): doc is ShellPart {
  return doc.kind === 'shell' && 'dialect' in doc && doc.dialect !== 'none';
}

function findingsOf(
  { file, language, config, raw }: Part,
  document: ShellPart,
  remarks: readonly ScriptRemark[],
  known: ReadonlyMap<string, Rule>,
): RawFinding[] {
  // The script is not what the shell will get: text is put in place of the markers first.
  if (document.template && remarks.some(({ fatal }) => fatal)) return [];
  const lines = new LineIndex(file.text);
  const toFile = (span: Span): Span => document.toFile?.(span) ?? span;
  const whole = toFile({ start: 0, end: document.text.length });
  const own = raw.filter(({ at }) => whole.start <= at.start && at.start <= whole.end);
  const said = new Set(own.map(({ finding, rule }) => `${rule.id} ${finding.start.line}`));
  const broken = own.some(({ rule, finding }) => rule.id.startsWith('SC1') && finding.severity === 'error');
  return remarks.flatMap((remark) => {
    const rule = known.get(remark.code) ?? metaOf(remark);
    const line = lines.lineAt(toFile(remark.at).start);
    if (said.has(`${rule.id} ${line}`) || (broken && remark.fatal)) return [];
    if (document.substituted.some(({ start, end }) => start <= remark.at.start && remark.at.end <= end)) return [];
    return selectRules([rule], config)
      .filter(({ profile }) => profile !== 'hadolint' || SEEN_BY_HADOLINT.has(document.origin))
      .map((selected) =>
        toRaw({ at: remark.at, message: remark.message }, selected, document, language, lines, config),
      );
  });
}

/** A code of which we have no rule. */
function metaOf({ code, severity }: ScriptRemark): RuleMeta {
  return {
    id: code,
    name: code.toLowerCase(),
    title: 'reported by ShellCheck',
    severity,
    profiles: { recommended: severity, hadolint: severity },
    since: '0.1.0',
    fixable: 'never',
    aliases: [],
    references: [`https://www.shellcheck.net/wiki/${code}`],
    docs: { what: '', why: '', instead: '' },
    examples: { bad: [], good: [] },
  };
}
