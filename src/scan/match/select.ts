import { LEVELS, type Level } from '../advisories/level.ts';
import type { Issue } from './issue.ts';

/** An issue that the configuration accepts until a day. */
export interface Ignore {
  /** Of the issue, or one of its aliases. */
  readonly id: string;
  /** Only in this package. */
  readonly package?: string;
  /** Last day, `2026-12-31`. */
  readonly until: string;
  readonly reason: string;
}

export interface Selection {
  readonly withKernelHeaders: boolean;
  readonly withUnimportant: boolean;
  readonly withDisputed: boolean;
  /** Issues below it are hidden. */
  readonly threshold?: Level;
  readonly ignores: readonly Ignore[];
  /** `2026-11-27` */
  readonly today: string;
}

/** Why an issue is not in the total. */
export type Aside = 'kernel headers' | 'unimportant' | 'disputed' | 'ignored' | 'below the severity threshold';

export interface Selected {
  readonly issues: readonly Issue[];
  /** Issues that are counted in lines of their own. */
  readonly aside: ReadonlyMap<Aside, readonly Issue[]>;
  /** Ignores whose day has passed. */
  readonly expired: readonly Ignore[];
}

/** Separates what counts from what is left out, each issue for its first reason. */
export function selectIssues(all: readonly Issue[], selection: Selection): Selected {
  const issues: Issue[] = [];
  const aside = new Map<Aside, Issue[]>();
  const [active, expired] = divide(selection.ignores, ({ until }) => until >= selection.today);
  for (const issue of all) {
    const reason = reasonOf(issue, selection, active);
    if (reason === undefined) issues.push(issue);
    else aside.set(reason, [...(aside.get(reason) ?? []), issue]);
  }
  return { issues, aside, expired };
}

function reasonOf(issue: Issue, selection: Selection, ignores: readonly Ignore[]): Aside | undefined {
  if (ignores.some((ignore) => isIgnored(issue, ignore))) return 'ignored';
  if (!selection.withKernelHeaders && issue.packages.every(isKernelHeader)) return 'kernel headers';
  const { level, source } = issue.severity;
  if (!selection.withUnimportant && level === 'negligible' && source === 'Debian') return 'unimportant';
  if (!selection.withDisputed && /^\W*disputed\b/i.test(issue.title)) return 'disputed';
  const { threshold } = selection;
  if (threshold !== undefined && !isAtLeast(level, threshold)) return 'below the severity threshold';
  return undefined;
}

/** Headers that name the kernel's version; the kernel of a container is that of its host. */
function isKernelHeader({ name, source }: Issue['packages'][number]): boolean {
  return name === 'linux-libc-dev' || name === 'kernel-headers' || (name === 'linux-headers' && source !== undefined);
}

function isIgnored(issue: Issue, ignore: Ignore): boolean {
  if (issue.id !== ignore.id && !issue.aliases.includes(ignore.id)) return false;
  const wanted = ignore.package;
  return wanted === undefined || issue.name === wanted || issue.packages.some(({ name }) => name === wanted);
}

/** Whether a level reaches another; an unknown one counts as medium, so that nothing is hidden that may matter. */
export function isAtLeast(level: Level, threshold: Level): boolean {
  const counted = level === 'unknown' ? 'medium' : level;
  return LEVELS.indexOf(counted) <= LEVELS.indexOf(threshold);
}

function divide<T>(items: readonly T[], isFirst: (item: T) => boolean): [T[], T[]] {
  return [items.filter(isFirst), items.filter((item) => !isFirst(item))];
}
