import type { Database, Meta, Pair } from '../advisories/database.ts';
import { type Place, placeOf } from '../advisories/ecosystem.ts';
import { matchAffected } from '../advisories/ranges.ts';
import type { Package } from '../package.ts';
import { isBuildOnly, scoreOf } from '../priority/score.ts';
import { compareFor } from '../versions/index.ts';
import { fixOf, isMajorStep } from './fix.ts';
import { Groups, type Links } from './groups.ts';
import type { Issue, Status } from './issue.ts';
import { severityOf } from './severity.ts';

interface Hit {
  readonly entry: Package;
  readonly place: Place;
  readonly pair: Pair;
  readonly fixed?: string;
}

/** A database as far as matching uses it. */
export type Advisories = Pick<Database, 'shard' | 'pairs' | 'meta' | 'exploit'>;

/**
 * Finds the known issues of packages: one for each vulnerability, source package and version.
 * The order is that of the score, highest first.
 */
export function findIssues(packages: readonly Package[], database: Advisories): Issue[] {
  const hits = packages.flatMap((entry) => hitsOf(entry, database));
  const metas = new Map<string, Meta | undefined>();
  const meta = (id: string): Meta | undefined => {
    if (!metas.has(id)) metas.set(id, database.meta(id));
    return metas.get(id);
  };
  const groups = new Groups(linksOf(hits, meta));
  const byIssue = new Map<string, { id: string; hits: Hit[] }>();
  for (const hit of hits) {
    const { name, version } = subjectOf(hit.entry);
    for (const id of groups.groupsOf(hit.pair.id)) {
      const key = [id, hit.place.key, name, version].join('\n');
      const issue = byIssue.get(key);
      if (issue) issue.hits.push(hit);
      else byIssue.set(key, { id, hits: [hit] });
    }
  }
  const targets = targetsOf(hits);
  return [...byIssue.values()]
    .flatMap(({ id, hits: found }) => issueOf(id, found, groups.membersOf(id), { meta, database, targets }) ?? [])
    .sort((a, b) => b.score.total - a.score.total || compareIds(a, b));
}

function compareIds(a: Issue, b: Issue): number {
  const left = `${a.id}\n${a.name}\n${a.version}`;
  const right = `${b.id}\n${b.name}\n${b.version}`;
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The advisories that hold for an installed version. */
function hitsOf(entry: Package, database: Advisories): Hit[] {
  const place = placeOf(entry);
  if (!place || !database.shard(place.key)) return [];
  const compare = compareFor(place.family);
  return database.pairs(place.key, place.name).flatMap((pair): Hit[] => {
    if (place.family === 'rpm' && !isOfModule(entry, pair)) return [];
    const match = matchAffected(place.version, pair, compare);
    return match ? [{ entry, place, pair, ...match }] : [];
  });
}

/**
 * Whether an advisory is about the same module as a package, or both about none. Streams of a module have versions of
 * their own, which are not ordered among those of plain packages or of other streams.
 */
function isOfModule({ module, version }: Package, pair: Pair): boolean {
  if (!hasFix(pair)) return true;
  if (pair.isModular !== (module !== undefined || /\.module[_+]/.test(version))) return false;
  const [name, stream] = module?.split(':') ?? [];
  const [wantedName, wantedStream] = pair.stream?.split(':') ?? [];
  return name !== wantedName || stream === undefined || wantedStream === undefined || stream === wantedStream;
}

function hasFix({ ranges }: Pair): boolean {
  return ranges.some(({ fixed }) => fixed !== undefined);
}

/** The advisories that were hit, and the records of their other names. */
function linksOf(hits: readonly Hit[], meta: (id: string) => Meta | undefined): Links[] {
  const seen = new Map<string, Links>();
  const waiting = [...new Set(hits.map(({ pair }) => pair.id))];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (seen.has(id)) continue;
    const found = meta(id);
    seen.set(id, found ?? { id, same: [], contained: [] });
    if (found) waiting.push(...found.same, ...found.contained);
  }
  return [...seen.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** What a person upgrades: the source package of a distribution, or the package itself. */
function subjectOf({ name, version, source }: Package): { name: string; version: string } {
  return source ?? { name, version };
}

interface Sources {
  readonly database: Advisories;
  readonly meta: (id: string) => Meta | undefined;
  readonly targets: ReadonlyMap<string, string>;
}

/**
 * For each package and version that has fixable issues: the version to upgrade to. The fix of one issue may have another
 * one, or be in an older branch that another fix is not in, so the search goes on until no fixable issue is left.
 */
function targetsOf(hits: readonly Hit[]): ReadonlyMap<string, string> {
  const byPackage = new Map<string, Hit[]>();
  for (const hit of hits) {
    if (hit.pair.isPaid) continue;
    const key = targetKey(hit);
    const list = byPackage.get(key);
    if (list) list.push(hit);
    else byPackage.set(key, [hit]);
  }
  const targets = new Map<string, string>();
  for (const [key, [first, ...others]] of byPackage) {
    const target = first && targetOf([first, ...others], first.place);
    if (target !== undefined) targets.set(key, target);
  }
  return targets;
}

const MOST_STEPS = 100;

function targetOf(hits: readonly Hit[], { family, version }: Place): string | undefined {
  const compare = compareFor(family);
  let target = version;
  for (let step = 0; step < MOST_STEPS; step++) {
    const fixes = hits.flatMap(({ pair }) => matchAffected(target, pair, compare)?.fixed ?? []).sort(compare);
    const next = fixes.at(-1);
    if (next === undefined) return target === version ? undefined : target;
    target = next;
  }
  return undefined;
}

function targetKey({ place }: Hit): string {
  return [place.key, place.name, place.version].join('\n');
}

function issueOf(
  id: string,
  hits: readonly Hit[],
  members: readonly string[],
  { meta, database, targets }: Sources,
): Issue | undefined {
  const [first] = hits;
  if (!first) return undefined;
  const { entry, place } = first;
  const isSystem = entry.release !== undefined;
  const advisories = [...new Set(hits.map(({ pair }) => pair.id))].sort();
  const names = [...new Set([...members, ...advisories])];
  const metas = names.flatMap((name) => meta(name) ?? []);
  const pairs = [...new Map(hits.map(({ pair }) => [pair.id, pair])).values()];
  const fixed = lowestFix(hits);
  const status = statusOf(hits, fixed);
  const severity = severityOf(pairs, metas, isSystem);
  const named = metas.find((one) => one.summary !== '');
  const dates = metas.flatMap(({ date }) => (date === '' ? [] : [date])).sort();
  const exploit = database.exploit(id);
  const subject = subjectOf(entry);
  const packages = distinct(hits.map((hit) => hit.entry));
  const isFixed = status === 'fixed' && fixed !== undefined;
  const isMajor = isFixed && !isSystem && isMajorStep(subject.version, fixed);
  const layer = lowestLayer(packages);
  const target = isFixed ? targets.get(targetKey(first)) : undefined;
  return {
    id,
    aliases: names.filter((name) => name !== id),
    advisories,
    title: named?.summary ?? '',
    published: dates[0] ?? '',
    weaknesses: [...new Set(metas.flatMap(({ weaknesses }) => weaknesses))].sort(),
    severity,
    ...subject,
    packages: [entry, ...packages.filter((one) => one !== entry)],
    ecosystem: place.title,
    status,
    ...(fixed !== undefined && { fixed }),
    ...(target !== undefined && { target }),
    exploit,
    fix: fixOf(entry, packages, status, target ?? fixed),
    score: scoreOf({
      level: severity.level,
      ...(severity.cvss !== undefined && { cvss: severity.cvss }),
      isRemote: /(?:^|\/)AV:N(?:\/|$)/.test(severity.vector ?? ''),
      isKnownExploited: exploit.kev !== undefined,
      ...(exploit.epss !== undefined && { epss: exploit.epss }),
      fix: !isFixed ? 'none' : isMajor ? 'major' : 'minor',
      isOwn: !isSystem,
      isBuildOnly: packages.every(({ name }) => isBuildOnly(name)),
    }),
    ...(layer !== undefined && { layer }),
  };
}

function distinct(packages: readonly Package[]): Package[] {
  return [...new Set(packages)];
}

function lowestLayer(packages: readonly Package[]): number | undefined {
  const layers = packages.flatMap(({ layer }) => layer ?? []);
  return layers.length === 0 ? undefined : Math.min(...layers);
}

/** Of several advisories for one vulnerability the lowest fix counts; of several packages the highest of these. */
function lowestFix(hits: readonly Hit[]): string | undefined {
  const byPackage = new Map<Package, Hit[]>();
  for (const hit of hits) byPackage.set(hit.entry, [...(byPackage.get(hit.entry) ?? []), hit]);
  const compare = compareFor(hits[0]?.place.family ?? 'semver');
  const fixes = [...byPackage.values()].flatMap(
    (group) => group.flatMap(({ fixed }) => fixed ?? []).sort(compare)[0] ?? [],
  );
  return fixes.sort(compare).at(-1);
}

function statusOf(hits: readonly Hit[], fixed: string | undefined): Status {
  const open = hits.filter(({ pair }) => !pair.isPaid);
  if (open.some((hit) => hit.fixed !== undefined)) return 'fixed';
  if (fixed !== undefined) return 'needs-subscription';
  return hits.some(({ pair }) => pair.urgency === 'end-of-life') ? 'end-of-life' : 'affected';
}
