import { LEVELS, type Level } from '../advisories/level.ts';
import type { Counts } from '../assessment.ts';
import type { Score } from '../priority/score.ts';

const RADIUS = 48;
const AROUND = 2 * Math.PI * RADIUS;

/** Share of each level as a ring; the counts are in its description and the legend, so colour says nothing alone. */
export function donut({ byLevel, issues }: Counts): string {
  let turned = 0;
  const arcs = LEVELS.flatMap((level) => {
    const count = byLevel.get(level) ?? 0;
    if (count === 0) return [];
    const length = (count / issues) * AROUND;
    const arc = `<circle class="stroke-${level}" cx="64" cy="64" r="${RADIUS}" fill="none" stroke-width="18" stroke-dasharray="${round(length)} ${round(AROUND)}" stroke-dashoffset="${round(-turned)}" transform="rotate(-90 64 64)"/>`;
    turned += length;
    return [arc];
  });
  const label = LEVELS.map((level) => `${byLevel.get(level) ?? 0} ${level}`).join(', ');
  return `<svg width="128" height="128" viewBox="0 0 128 128" role="img" aria-label="${label}">${arcs.join('')}<text x="64" y="66">${issues}</text><text class="small" x="64" y="84">${issues === 1 ? 'issue' : 'issues'}</text></svg>`;
}

export function fixableBar({ issues, fixable }: Counts): string {
  const width = issues === 0 ? 0 : (fixable / issues) * 240;
  return `<svg width="240" height="20" viewBox="0 0 240 20" role="img" aria-label="${fixable} of ${issues} fixable"><rect class="fill-rest" width="240" height="20" rx="4"/><rect class="fill-f" width="${round(width)}" height="20" rx="4"/></svg>`;
}

/** The four parts of a score, one after the other. */
export function scoreBar({ s, e, f, p }: Score): string {
  const parts = [
    ['s', s],
    ['e', e],
    ['f', f],
    ['p', p],
  ] as const;
  let x = 0;
  const bars = parts.map(([name, value]) => {
    const width = value / 10;
    const bar = `<rect class="fill-${name}" x="${round(x)}" width="${round(width)}" height="6"/>`;
    x += width;
    return bar;
  });
  const label = `severity ${s}, exploitation ${e}, fix ${f}, place ${p}`;
  return `<svg width="100" height="6" viewBox="0 0 100 6" role="img" aria-label="${label}"><title>${label}</title><rect class="fill-rest" width="100" height="6"/>${bars.join('')}</svg><br>`;
}

export function swatch(level: Level): string {
  return `<svg width="11" height="11" viewBox="0 0 11 11" aria-hidden="true"><rect class="fill-${level}" width="11" height="11" rx="2"/></svg>`;
}

function round(value: number): string {
  return String(Math.round(value * 100) / 100);
}
