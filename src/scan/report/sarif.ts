import { toJson } from '../../report/escape.ts';
import { pathUri } from '../../report/uri.ts';
import type { Level } from '../advisories/level.ts';
import type { Issue } from '../match/issue.ts';
import type { Scan } from '../scan.ts';
import { fixedText, notChecked, severityText } from './words.ts';

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';
const LEVELS: Readonly<Record<Level, string>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
  negligible: 'note',
  unknown: 'warning',
};
/** Where there is no CVSS score: the middle of each level. GitHub sorts alerts by it. */
const SCORES: Readonly<Record<Level, number>> = {
  critical: 9.5,
  high: 8,
  medium: 5.5,
  low: 2,
  negligible: 0.5,
  unknown: 5,
};

/** SARIF 2.1.0: one rule for each vulnerability, one result for each package that has it. */
export function sarifReport(scan: Scan): string {
  const { assessment, tool, subject } = scan;
  const { issues, known } = assessment;
  const rules = [...new Map(issues.map((issue) => [issue.id, issue])).values()];
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  const uri = pathUri(subject.ref.replace(/^[a-z-]+:(?!\/\/)/, ''));
  const results = issues.map((issue) => ({
    ruleId: issue.id,
    ruleIndex: indexes.get(issue.id),
    level: LEVELS[issue.severity.level],
    message: { text: messageOf(issue) },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri }, region: { startLine: 1, startColumn: 1 } },
        logicalLocations: [{ fullyQualifiedName: issue.packages[0].purl, kind: 'package' }],
      },
    ],
    partialFingerprints: { 'plimsollScan/v1': `${issue.id}|${issue.ecosystem}|${issue.name}` },
    baselineState: known.has(issue) ? 'unchanged' : 'new',
    properties: { score: issue.score, fix: issue.fix.text },
  }));
  const gaps = notChecked(scan).map((text) => ({ level: 'warning', message: { text: `NOT CHECKED: ${text}` } }));
  const run = {
    tool: {
      driver: { name: tool.name, version: tool.version, semanticVersion: tool.version, rules: rules.map(ruleOf) },
    },
    invocations: [{ executionSuccessful: assessment.tested > 0, toolExecutionNotifications: gaps }],
    columnKind: 'utf16CodeUnits',
    results,
  };
  return `${toJson({ $schema: SCHEMA, version: '2.1.0', runs: [run] }, 2)}\n`;
}

function messageOf(issue: Issue): string {
  const { id, name, version, title, severity } = issue;
  const end = title === '' ? '' : `: ${title}`;
  return `${name} ${version} has ${id} (${severity.level}), fixed in: ${fixedText(issue)}${end}`;
}

function ruleOf(issue: Issue): unknown {
  const { id, aliases, title, severity, weaknesses } = issue;
  return {
    id,
    shortDescription: { text: title === '' ? id : title },
    fullDescription: { text: [severityText(issue), ...aliases].join(', ') },
    ...(/^(?:CVE|GHSA|GO|PYSEC|RUSTSEC)-/.test(id) && { helpUri: `https://osv.dev/vulnerability/${id}` }),
    defaultConfiguration: { level: LEVELS[severity.level] },
    properties: {
      'security-severity': (severity.cvss ?? SCORES[severity.level]).toFixed(1),
      tags: ['security', 'vulnerability', ...weaknesses],
    },
  };
}
