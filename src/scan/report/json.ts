import { jsonInPieces } from '../../report/escape.ts';
import { LEVELS } from '../advisories/level.ts';
import { countIssues } from '../assessment.ts';
import type { Issue } from '../match/issue.ts';
import { platformText } from '../oci/image.ts';
import type { Package } from '../package.ts';
import type { Scan } from '../scan.ts';

/** A scan in our own format, version 1, in pieces: a report may be longer than a string can be. */
export function jsonReport({ subject, catalogue, assessment, tool }: Scan): Iterable<string> {
  const { release, packages, gaps } = catalogue;
  const { database, coverage, issues, aside, known } = assessment;
  const counts = countIssues(issues);
  return jsonInPieces(
    {
      version: 1,
      tool,
      image: {
        ref: subject.ref,
        kind: subject.kind,
        name: subject.name ?? null,
        digest: subject.digest ?? null,
        platform: subject.config ? platformText(subject.config.platform) : null,
        os: release ?? null,
        size: subject.kind === 'image' ? subject.layers.reduce((sum, { blob }) => sum + blob.size, 0) : null,
        layers: subject.layers.map(({ digest, diffId, createdBy, blob }) => ({
          digest: digest ?? null,
          diffId: diffId ?? null,
          createdBy: createdBy ?? null,
          size: blob.size,
        })),
      },
      database: database
        ? { built: database.manifest.built, days: database.days ?? null, sources: database.manifest.sources }
        : null,
      coverage,
      notRead: gaps,
      summary: {
        packages: assessment.tested,
        issues: counts.issues,
        vulnerabilities: counts.vulnerabilities,
        bySeverity: Object.fromEntries(LEVELS.map((level) => [level, counts.byLevel.get(level) ?? 0])),
        fixable: counts.fixable,
        new: issues.length - known.size,
        hidden: Object.fromEntries([...aside].map(([reason, list]) => [reason, list.length])),
      },
      issues: [],
      packages: packages.map(toRecord),
    },
    'issues',
    1,
    issues,
    (issue) => toIssue(issue, known.has(issue)),
  );
}

function toIssue(issue: Issue, isKnown: boolean): unknown {
  const { id, aliases, advisories, title, severity, name, version, packages, status, fixed, score, exploit, fix } =
    issue;
  const [first] = packages;
  return {
    id,
    aliases,
    advisories,
    title,
    published: issue.published || null,
    weaknesses: issue.weaknesses,
    severity: { ...severity, cvss: severity.cvss ?? null, vector: severity.vector ?? null },
    package: {
      name: first.name,
      version: first.version,
      type: first.type,
      purl: first.purl,
      path: first.path ?? null,
      source: first.source ? { name, version } : null,
      others: packages.slice(1).map(({ purl }) => purl),
    },
    fixed: fixed ?? null,
    status,
    score: { version: 1, ...score },
    exploit: { kev: exploit.kev ?? null, epss: exploit.epss ?? null },
    origin: { layer: issue.layer ?? null },
    fix,
    known: isKnown,
  };
}

function toRecord({
  type,
  name,
  version,
  purl,
  arch,
  source,
  module,
  path,
  layer,
  licences,
  isGuess,
}: Package): unknown {
  return { type, name, version, purl, arch, source, module, path, layer, licences, guess: isGuess };
}
