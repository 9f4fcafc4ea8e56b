import { createHash } from 'node:crypto';
import { escapeText, toJson } from '../../report/escape.ts';
import { LEVELS, type Level } from '../advisories/level.ts';
import { countIssues } from '../assessment.ts';
import type { Issue } from '../match/issue.ts';
import { platformText } from '../oci/image.ts';
import type { Scan } from '../scan.ts';
import { donut, fixableBar, scoreBar, swatch } from './html-charts.ts';
import { SCRIPT } from './html-script.ts';
import { STYLE } from './html-style.ts';
import {
  asideLines,
  cautions,
  databaseText,
  exploitText,
  fixedText,
  headline,
  imageRow,
  notChecked,
  plural,
  severityText,
} from './words.ts';

const COLUMNS = [
  'Score',
  'Issue',
  'Severity',
  'Package',
  'Fixed in',
  'Exploited',
  'Introduced by',
  'What to do',
  'Published',
];
const POLICY = [
  "default-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  hashed('script-src', SCRIPT),
  hashed('style-src', STYLE),
];

/** One HTML file that loads nothing and sends nothing. Without scripts it is complete, only not sortable. */
export function htmlReport(scan: Scan): string {
  const { assessment, subject, tool, created } = scan;
  const { issues } = assessment;
  const title = `Scan of ${subject.name ?? subject.ref}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY.join('; ')}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${html(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${html(title)}</h1>
<p>${html(headline(scan))}</p>
${noticeOf('Not checked', notChecked(scan))}${noticeOf('Notes', cautions(scan))}${cards(scan)}
<h2 id="list">Issues</h2>
${issues.length === 0 ? '<p>No issues to list.</p>' : listOf(issues, scan)}
${asideLines(scan)
  .map((line) => `<p class="quiet">${html(line)}</p>\n`)
  .join(
    '',
  )}<p class="quiet">${html(`${tool.name} ${tool.version}, ${created.toISOString().slice(0, 16).replace('T', ' ')} UTC. The score is explained by plimsoll scan --explain-score ID.`)}</p>
</main>
${issues.length === 0 ? '' : `<script type="application/json" id="rows">${json(issues.map((issue) => rowData(issue)))}</script>\n<script>${SCRIPT}</script>\n`}</body>
</html>
`;
}

function hashed(directive: string, content: string): string {
  return `${directive} 'sha256-${createHash('sha256').update(content).digest('base64')}'`;
}

/** Text from outside as text of HTML, and of attributes in double quotes. */
export function html(text: string): string {
  return escapeText(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** JSON that cannot end the element that it is in. */
function json(value: unknown): string {
  return toJson(value).replaceAll('<', '\\u003c');
}

function noticeOf(title: string, lines: readonly string[]): string {
  if (lines.length === 0) return '';
  const items = lines.map((line) => `<li>${html(line)}</li>`).join('');
  return `<section class="notice" aria-label="${title}"><strong>${title}</strong><ul>${items}</ul></section>\n`;
}

function cards(scan: Scan): string {
  const { subject, catalogue, assessment } = scan;
  const counts = countIssues(assessment.issues);
  const row = imageRow(scan);
  const facts: [string, string | undefined][] = [
    ['Image', subject.name ?? subject.ref],
    ['Digest', subject.digest],
    ['Platform', subject.config && platformText(subject.config.platform)],
    ['System', catalogue.release?.title ?? catalogue.release?.id ?? 'unknown'],
    ['Supported', row.until],
    ['Size', row.size],
    ['Layers', subject.layers.length > 0 ? String(subject.layers.length) : undefined],
    ['Packages', `${assessment.tested} of ${catalogue.packages.length} checked`],
    ['Database', databaseText(scan)],
  ];
  const list = facts
    .flatMap(([name, value]) => (value === undefined ? [] : [`<dt>${name}</dt><dd>${html(value)}</dd>`]))
    .join('');
  const shown = LEVELS.filter((level) => counts.byLevel.has(level));
  const legend = shown.map((level) => `<li>${swatch(level)}${counts.byLevel.get(level) ?? 0} ${level}</li>`).join('');
  return `<div class="cards">
<section class="card"><h2>Image</h2><dl>${list}</dl></section>
<section class="card"><h2>By severity</h2><div class="donut">${donut(counts)}<ul class="legend">${legend}</ul></div></section>
<section class="card"><h2>Fixable now</h2>${fixableBar(counts)}<p>${counts.fixable} of ${plural(counts.issues, 'issue')} ${counts.fixable === 1 ? 'has' : 'have'} a fixed version.</p></section>
</div>`;
}

function listOf(issues: readonly Issue[], scan: Scan): string {
  const levels = LEVELS.filter((level) => issues.some(({ severity }) => severity.level === level));
  const types = [...new Set(issues.map(({ packages }) => packages[0].type))].sort();
  const filters = [
    select('Severity', 'level', levels),
    select('Bucket', 'bucket', ['act', 'attend', 'track', 'later']),
    select('Fix', 'fix', ['fixable', 'no fix']),
    select('Type', 'type', types),
    '<label>Text <input type="search" data-key="text" autocomplete="off"></label>',
  ].join('');
  const head = COLUMNS.map(
    (name, column) =>
      `<th scope="col"${column === 0 ? ' aria-sort="descending"' : ''}><button type="button">${name}</button></th>`,
  ).join('');
  const rows = issues.map((issue) => rowOf(issue, scan)).join('\n');
  return `<form class="filters" role="search" aria-label="Filter issues">${filters}</form>
<div class="frame" role="region" aria-labelledby="list" tabindex="0">
<table id="table">
<caption id="count" aria-live="polite">${plural(issues.length, 'issue')}</caption>
<thead><tr>${head}</tr></thead>
<tbody id="issues">
${rows}
</tbody>
</table>
</div>`;
}

function select(label: string, key: string, values: readonly string[]): string {
  const options = values.map((value) => `<option>${html(value)}</option>`).join('');
  return `<label>${label} <select data-key="${key}"><option value="">all</option>${options}</select></label>`;
}

function rowOf(issue: Issue, scan: Scan): string {
  const { score, id, aliases, title, severity, name, version, packages, fix, published } = issue;
  const [first] = packages;
  const where = first.release ? '' : `<br><span class="quiet">${html(first.path ?? first.type)}</span>`;
  const others = aliases.length === 0 ? '' : `<br><span class="quiet">${html(aliases.slice(0, 4).join(', '))}</span>`;
  const link = /^(?:CVE|GHSA)-[\w-]+$/.test(id)
    ? `<a href="https://osv.dev/vulnerability/${id}" rel="noreferrer">${id}</a>`
    : html(id);
  const command = fix.kind === 'upgrade' ? `<code>${html(fix.text)}</code>` : html(fix.text);
  const cells: [string, string, string?][] = [
    ['Score', `<b>${score.total}</b>${scoreBar(score)}<span class="quiet">${score.bucket}</span>`, 'score'],
    ['Issue', `${link}<br>${html(title)}${others}`, 'title'],
    ['Severity', `<span class="level ${severity.level}">${html(severityText(issue))}</span>${cvss(issue)}`],
    ['Package', `${html(`${name} ${version}`)}${where}`],
    ['Fixed in', html(fixedText(issue))],
    ['Exploited', html(exploitText(issue))],
    ['Introduced by', html(originText(issue, scan))],
    ['What to do', command],
    ['Published', published, 'day'],
  ];
  const text = cells
    .map(([label, content, kind]) => `<td data-label="${label}"${kind ? ` class="${kind}"` : ''}>${content}</td>`)
    .join('');
  return `<tr>${text}</tr>`;
}

function cvss({ severity: { cvss: score, others } }: Issue): string {
  if (score === undefined || others.some(({ source }) => source === 'CVSS')) return '';
  return `<br><span class="quiet">CVSS ${score.toFixed(1)}</span>`;
}

/** `layer 3: RUN npm ci` */
function originText({ layer }: Issue, { subject }: Scan): string {
  if (layer === undefined || subject.layers.length === 0) return '';
  const command = subject.layers[layer]?.createdBy ?? '';
  const plain = command
    .replace(/^\/bin\/sh -c #\(nop\)\s*/, '')
    .replace(/^\/bin\/sh -c /, 'RUN ')
    .replace(/\s*# buildkit$/, '')
    .replace(/\s+/g, ' ');
  const shown = plain.length > 100 ? `${plain.slice(0, 99)}…` : plain;
  return shown === '' ? `layer ${layer + 1}` : `layer ${layer + 1}: ${shown}`;
}

interface RowData {
  readonly sort: readonly (string | number)[];
  readonly level: Level;
  readonly bucket: string;
  readonly fix: string;
  readonly type: string;
  readonly text: string;
}

/** What the script sorts and filters a row by. */
function rowData(issue: Issue): RowData {
  const { score, id, aliases, title, severity, name, version, exploit, packages, fix, published } = issue;
  const exploited = (exploit.kev ? 10 : 0) + (exploit.epss ?? 0);
  const severe = LEVELS.length - LEVELS.indexOf(severity.level) + (severity.cvss ?? 0) / 100;
  const sort = [
    score.total,
    id,
    severe,
    `${name} ${version}`,
    fixedText(issue),
    exploited,
    issue.layer ?? -1,
    fix.text,
    published,
  ];
  return {
    sort,
    level: severity.level,
    bucket: score.bucket,
    fix: issue.status === 'fixed' ? 'fixable' : 'no fix',
    type: packages[0].type,
    text: [id, ...aliases, title, name, version, ...packages.map((one) => one.name)].join(' ').toLowerCase(),
  };
}
