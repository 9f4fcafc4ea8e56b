import { EXTRACTED } from '../languages/images/data/base-data.ts';
import type { Retirement } from '../languages/images/data/curated.ts';
import type { ImageUse } from '../languages/images/document.ts';
import type { BaseFacts } from '../languages/images/facts.ts';
import { describe, type Recommendation } from '../languages/images/recommend.ts';
import { daysBetween, type Support } from '../languages/images/support.ts';
import { wrap } from '../report/wrap.ts';
import { adviceTable } from './recommend-table.ts';

/** What is said about one image. */
export interface Advice {
  readonly use: ImageUse;
  /** The image was named on the command line, not in a file. */
  readonly bare: boolean;
  readonly facts?: BaseFacts;
  readonly recommendation?: Recommendation;
  readonly retirement?: Retirement;
  /** Past its support, or retired. */
  readonly ended?: boolean;
}

const OLD_DAYS = 90;
const NO_LINE = 'No newer line is known that is supported for 180 days more.';
const ROLES: Readonly<Record<ImageUse['role'], string>> = {
  final: 'base of the shipped stage',
  base: 'base of a build stage',
  copy: 'files are copied from it',
  container: 'container',
  service: 'service',
};

/** Advice for people, one block an image; no line is longer than `width`, but for single long words. */
export function renderAdvice(advice: readonly Advice[], today: Date, width: number): string {
  if (advice.length === 0) return 'No image is named there.\n';
  const blocks = advice.map((one) => renderOne(one, today, width).join('\n'));
  const age = -daysBetween(today, EXTRACTED);
  const old = age > OLD_DAYS ? `, ${age} days old: newer tags may exist` : '';
  const foot = `Data of ${EXTRACTED}${old}. Sizes are classes, and nothing was scanned for vulnerabilities.`;
  return `${blocks.join('\n\n')}\n\n${wrap(foot, width).join('\n')}\n`;
}

function renderOne({ use, bare, facts, recommendation, retirement }: Advice, today: Date, width: number): string[] {
  const say = (text: string) => wrap(text, width - 2).map((line) => `  ${line}`);
  const lines = [bare ? printable(use.text) : `${printable(use.text)}  (${ROLES[use.role]})`];
  if (!facts) return [...lines, ...say('not a valid image reference')];
  if (retirement) {
    lines.push(...say(`retired since ${retirement.since}: ${retirement.reason}`));
    if (retirement.to.length === 0) return [...lines, ...say('No replacement is known.')];
    const replacements = retirement.to.map((reference) => describe(reference, today));
    return [...lines, ...adviceTable(replacements, undefined, width)];
  }
  const states = [facts.runtime, facts.system].flatMap((line) => (line ? [stateOf(line.support)] : []));
  lines.push(...say(states.length > 0 ? states.join('; ') : 'nothing is known about the support of this image'));
  const { minor, major = [], alternatives = [], pick, passedOver = [] } = recommendation ?? {};
  const moves = [
    ...(pick?.kind === 'minor' && pick.reference !== minor?.reference ? [pick] : []),
    ...(minor ? [minor] : []),
  ];
  const rows = [...moves, ...major, ...alternatives];
  if (rows.length > 0) lines.push(...adviceTable(rows, pick, width));
  if (passedOver.length > 0)
    lines.push('', ...passedOver.flatMap(({ reference, why }) => say(`Not advised: ${reference} ${why}.`)));
  if (facts.runtime && moves.length + major.length === 0) lines.push(...say(NO_LINE));
  return lines;
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
