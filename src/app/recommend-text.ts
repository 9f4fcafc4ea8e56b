import { EXTRACTED } from '../languages/images/data/base-data.ts';
import type { Retirement } from '../languages/images/data/curated.ts';
import type { ImageUse } from '../languages/images/document.ts';
import type { BaseFacts } from '../languages/images/facts.ts';
import type { Candidate, Recommendation } from '../languages/images/recommend.ts';
import { daysBetween, type Support } from '../languages/images/support.ts';

/** What is said about one image. */
export interface Advice {
  readonly use: ImageUse;
  readonly facts?: BaseFacts;
  readonly recommendation?: Recommendation;
  readonly retirement?: Retirement;
  /** Past its support, or retired. */
  readonly ended?: boolean;
}

const OLD_DAYS = 90;
const ROLES: Readonly<Record<ImageUse['role'], string>> = {
  final: 'base of the shipped stage',
  base: 'base of a build stage',
  copy: 'files are copied from it',
  container: 'container',
  service: 'service',
};

/** Advice for people, one block an image. */
export function renderAdvice(advice: readonly Advice[], today: Date): string {
  if (advice.length === 0) return 'No image is named there.\n';
  const blocks = advice.map((one) => renderOne(one).join('\n'));
  const age = -daysBetween(today, EXTRACTED);
  const old = age > OLD_DAYS ? `, ${age} days old: newer tags may exist` : '';
  return `${blocks.join('\n\n')}\n\nData of ${EXTRACTED}${old}. Sizes are classes, and nothing was scanned for vulnerabilities.\n`;
}

function renderOne({ use, facts, recommendation, retirement }: Advice): string[] {
  const lines = [`${printable(use.text)}  (${ROLES[use.role]})`];
  if (!facts) return [...lines, '  no image reference that can be judged'];
  if (retirement) {
    lines.push(`  retired since ${retirement.since}: ${retirement.reason}`);
    return [
      ...lines,
      ...section(
        'Replacements',
        retirement.to.map((reference) => ({ reference, reasons: [] })),
      ),
    ];
  }
  const states = [facts.runtime, facts.system].flatMap((line) => (line ? [stateOf(line.support)] : []));
  lines.push(states.length > 0 ? `  ${states.join('; ')}` : '  nothing is known about the support of this image');
  const { minor, major = [], alternatives = [], pick } = recommendation ?? {};
  lines.push(
    ...section('Minor upgrade', minor ? [minor] : [], pick),
    ...section('Major upgrades', major, pick),
    ...section('Alternatives', alternatives, pick),
  );
  if (facts.runtime && !minor && major.length === 0) lines.push('  No newer line with better support is known.');
  return lines;
}

function section(
  title: string,
  candidates: readonly Pick<Candidate, 'reference' | 'reasons'>[],
  pick?: Candidate,
): string[] {
  if (candidates.length === 0) return [];
  const width = Math.max(...candidates.map(({ reference }) => reference.length));
  const rows = candidates.map(({ reference, reasons }) => {
    const mark = reference === pick?.reference ? '*' : ' ';
    return `  ${mark} ${reference.padEnd(width)}  ${reasons.join(', ')}`.trimEnd();
  });
  return [
    `  ${title}${pick && candidates.some(({ reference }) => reference === pick.reference) ? ' (* recommended)' : ''}`,
    ...rows,
  ];
}

function stateOf({ label, state, ends, paidUntil }: Support): string {
  const paid = paidUntil === undefined ? '' : `, paid support until ${paidUntil}`;
  switch (state) {
    case 'ended':
      return `${label} ended${ends === undefined ? '' : ` on ${ends}`}${paid}`;
    case 'ending':
      return `${label} ends on ${ends}`;
    case 'lts-only':
      return `${label} is in long-term support until ${ends}`;
    case 'supported':
      return `${label} is supported${ends === undefined ? '' : ` until ${ends}`}`;
    case 'unknown':
      return `the end of ${label} is not known`;
  }
}

/** Text of a file on a terminal: control characters are shown, not sent. */
function printable(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '\ufffd');
}
