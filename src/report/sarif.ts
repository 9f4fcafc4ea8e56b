import type { Finding, FindingFix, Severity } from '../core/finding.ts';
import type { Skipped } from '../core/skipped.ts';
import { LineIndex, type Position } from '../core/text.ts';
import { jsonInPieces } from './escape.ts';
import { fingerprints } from './fingerprint.ts';
import type { ReportError, ReportInput } from './reporters.ts';
import { pathUri } from './uri.ts';

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';
const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note', style: 'none' };

/** How GitHub sorts alerts: a score like CVSS by severity. From 7.0 on an alert is high, from 4.0 on medium. */
const SCORES: Readonly<Record<Severity, string>> = { error: '7.5', warning: '5.0', info: '2.0', style: '0.5' };

/** SARIF 2.1.0: one run, with the rules that have results. */
export function report(input: ReportInput): string {
  return [...pieces(input)].join('');
}

export function pieces(input: ReportInput): Iterable<string> {
  const { findings, errors, skipped, version } = input;
  const rules = [...new Map(findings.map((finding) => [finding.rule, finding])).values()];
  const indexes = new Map(rules.map(({ rule }, index) => [rule, index]));
  const names = fingerprints(findings, input.files);
  const texts = new Texts(input);
  const run = {
    tool: {
      driver: { name: 'plimsoll', version, semanticVersion: version, rules: rules.map((one) => rule(one, input)) },
    },
    invocations: [
      {
        executionSuccessful: errors.length === 0,
        toolExecutionNotifications: [...errors.map(notification), ...skipped.map(skippedNotification)],
      },
    ],
    originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The directory that the check ran in.' } } },
    columnKind: 'utf16CodeUnits',
    results: [],
  };
  const result = (finding: Finding) => ({
    ruleId: finding.rule,
    ruleIndex: indexes.get(finding.rule),
    // SARIF gives a level only to failures; what is a matter of style is told as information.
    ...(finding.severity === 'style' && { kind: 'informational' }),
    level: LEVELS[finding.severity],
    message: { text: finding.help ? `${finding.message}\n${finding.help}` : finding.message },
    locations: [location(finding, texts)],
    ...(finding.related.length > 0 && {
      relatedLocations: finding.related.map((one, id) => related(one, id, texts)),
    }),
    partialFingerprints: { 'plimsoll/v1': names.get(finding) },
    ...(input.existing.size > 0 && { baselineState: input.existing.has(finding) ? 'unchanged' : 'new' }),
    ...(finding.fix && finding.fix.edits.length > 0 && { fixes: [fix(finding, finding.fix, texts)] }),
    properties: { blocking: finding.blocking },
  });
  return jsonInPieces({ $schema: SCHEMA, version: '2.1.0', runs: [run] }, 'results', 3, findings, result);
}

function rule(finding: Finding, { rules }: ReportInput) {
  const { rule: id, name, severity, url, aliases } = finding;
  const words = rules?.get(id);
  const title = words?.title ?? name.replaceAll('-', ' ');
  const reasons = [words?.what, words?.why].filter((text) => text !== undefined).join(' ');
  const more = `plimsoll explain ${id}`;
  const parts = [
    reasons || title,
    ...(words?.instead ? [`**Instead:** ${words.instead}`] : []),
    `Read more: \`${more}\``,
  ];
  return {
    id,
    name,
    shortDescription: { text: title },
    ...(reasons !== '' && { fullDescription: { text: reasons } }),
    help: { text: `${reasons || title}\nRead more: ${more}`, markdown: parts.join('\n\n') },
    ...(url !== '' && { helpUri: url }),
    defaultConfiguration: { level: LEVELS[severity] },
    properties: {
      tags: ['security', finding.language],
      'security-severity': SCORES[words?.severity ?? severity],
      ...(aliases.length > 0 && { aliases }),
    },
  };
}

function notification({ message, file, rule: id }: ReportError) {
  return {
    level: 'error',
    message: { text: message },
    ...(id !== undefined && { associatedRule: { id } }),
    ...(file && { locations: [{ physicalLocation: { artifactLocation: artifact(file) } }] }),
  };
}

function skippedNotification({ file, fileBytes, line, reason, whole }: Skipped) {
  const region = line === undefined ? undefined : { startLine: line };
  return {
    level: 'warning',
    message: { text: whole ? `not checked: ${reason}` : reason },
    locations: [{ physicalLocation: { artifactLocation: artifact(file, fileBytes), ...(region && { region }) } }],
  };
}

function location(finding: Finding, texts: Texts) {
  return {
    physicalLocation: {
      artifactLocation: artifact(finding.file, finding.fileBytes),
      region: texts.region(finding.file, finding.start, finding.end),
    },
    ...(finding.path !== null && { logicalLocations: [{ fullyQualifiedName: finding.path }] }),
  };
}

function related({ file, start, end, message }: Finding['related'][number], id: number, texts: Texts) {
  return {
    id: id + 1,
    physicalLocation: { artifactLocation: artifact(file), region: texts.region(file, start, end) },
    message: { text: message },
  };
}

function fix({ file, fileBytes }: Finding, { title, edits }: FindingFix, texts: Texts) {
  const replacements = edits.map((edit) => ({
    deletedRegion: texts.editRegion(file, edit.start, edit.end),
    insertedContent: { text: edit.text },
  }));
  return {
    description: { text: title },
    artifactChanges: [{ artifactLocation: artifact(file, fileBytes), replacements }],
  };
}

function artifact(file: string, bytes?: string) {
  const uri = pathUri(file, bytes);
  return uri.startsWith('file:') ? { uri } : { uri, uriBaseId: '%SRCROOT%' };
}

/** Regions of files. A byte order mark is no part of a file's text in SARIF, so it is not counted. */
class Texts {
  private readonly lines = new Map<string, LineIndex>();
  private readonly files: ReportInput['files'];

  constructor({ files }: ReportInput) {
    this.files = files;
  }

  region(file: string, start: Position, end: Position) {
    const bom = this.files.get(file)?.text.startsWith('\ufeff') ? 1 : 0;
    const column = (at: Position): number => Math.max(1, at.line === 1 ? at.column - bom : at.column);
    const charOffset = Math.max(0, start.offset - bom);
    return {
      startLine: start.line,
      startColumn: column(start),
      endLine: end.line,
      endColumn: column(end),
      charOffset,
      charLength: Math.max(0, end.offset - bom - charOffset),
    };
  }

  editRegion(file: string, start: number, end: number) {
    const text = this.files.get(file)?.text;
    if (text === undefined) return { charOffset: start, charLength: end - start };
    const lines = this.lines.get(file) ?? new LineIndex(text);
    this.lines.set(file, lines);
    return this.region(file, lines.position(start), lines.position(end));
  }
}
