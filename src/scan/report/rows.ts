import { LEVELS } from '../advisories/level.ts';
import type { Issue } from '../match/issue.ts';

export const SORTS = ['score', 'severity', 'package', 'layer'] as const;
export type Sort = (typeof SORTS)[number];
export const GROUPINGS = ['fix', 'package', 'vuln', 'layer'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** How reports for people list issues. */
export interface Listing {
  readonly sort: Sort;
  readonly groupBy: Grouping;
  /** Most rows. */
  readonly top: number;
}

export interface IssueGroup {
  /** Not escaped. */
  readonly title: string;
  readonly issues: readonly Issue[];
}

const KEYS: Readonly<Record<Grouping, (issue: Issue) => string>> = {
  fix: ({ fix }) => {
    if (fix.kind === 'wait') return 'no fix yet';
    if (fix.kind === 'subscribe') return 'fixes for Ubuntu Pro only';
    return fix.text;
  },
  package: ({ name, version }) => `${name} ${version}`,
  vuln: ({ id }) => id,
  layer: ({ layer }) => (layer === undefined ? 'unknown layer' : `layer ${layer + 1}`),
};

/** Groups of issues. By fix: those with a fix first, of these the urgent ones, then those that hold most. */
export function groupIssues(
  issues: readonly Issue[],
  { groupBy, sort }: Pick<Listing, 'groupBy' | 'sort'>,
): IssueGroup[] {
  const groups = new Map<string, Issue[]>();
  for (const issue of sortIssues(issues, sort)) {
    const key = KEYS[groupBy](issue);
    const group = groups.get(key);
    if (group) group.push(issue);
    else groups.set(key, [issue]);
  }
  const all = [...groups].map(([title, group]) => ({ title, issues: group }));
  if (groupBy !== 'fix') return all;
  return all.sort(
    (a, b) =>
      Number(isOpen(a)) - Number(isOpen(b)) ||
      Number(isUrgent(b)) - Number(isUrgent(a)) ||
      b.issues.length - a.issues.length ||
      best(b) - best(a),
  );
}

/** Rows to show of a group, so that the first group does not take them all. */
export function rowsOfGroup(groups: number, { groupBy, top }: Listing): number {
  return groupBy === 'fix' ? Math.max(LEAST_ROWS, Math.ceil(top / groups)) : top;
}

const LEAST_ROWS = 5;

function isUrgent({ issues }: IssueGroup): boolean {
  return issues.some(({ score }) => score.bucket === 'act');
}

function isOpen({ issues }: IssueGroup): boolean {
  return issues.every(({ status }) => status !== 'fixed');
}

function best({ issues }: IssueGroup): number {
  return Math.max(...issues.map(({ score }) => score.total));
}

export function sortIssues(issues: readonly Issue[], sort: Sort): readonly Issue[] {
  const byName = (a: Issue, b: Issue): number => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
  const orders: Readonly<Record<Sort, (a: Issue, b: Issue) => number>> = {
    score: () => 0,
    severity: (a, b) => LEVELS.indexOf(a.severity.level) - LEVELS.indexOf(b.severity.level),
    package: byName,
    layer: (a, b) => (a.layer ?? -1) - (b.layer ?? -1),
  };
  return [...issues].sort((a, b) => orders[sort](a, b) || b.score.total - a.score.total);
}

/** The version that removes all issues of a group, where there is one fix for each. */
export function groupTitle({ title, issues }: IssueGroup): string {
  const count = issues.length === 1 ? '1 issue' : `${issues.length} issues`;
  return issues.some(({ status }) => status === 'fixed') ? `${title} (removes ${count})` : `${title} (${count})`;
}
