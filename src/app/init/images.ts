import { factsOf } from '../../languages/images/facts.ts';
import { type Cycle, findProduct, type Product } from '../../languages/images/knowledge.ts';
import { isOpen, preferredLine } from '../../languages/images/lines.ts';
import { bestTag } from '../../languages/images/listed.ts';
import { parseReference } from '../../languages/images/reference.ts';
import { isLasting, isLts, supportOf } from '../../languages/images/support.ts';
import { variantOf } from '../../languages/images/variants.ts';
import { compareVersions } from '../../languages/images/versions.ts';

/** What a project says about the version it runs on. */
export interface WantedVersion {
  /** `20`, `3.12.4`: exactly this line. */
  readonly exact?: string | undefined;
  /** `>=18 <23`, `^8.2`, `~=3.11`: any line in the range. */
  readonly range?: string | undefined;
}

/** A release line that gets updates for at least 180 days more. */
export interface ChosenLine {
  readonly name: string;
  /** Set when the project asks for another line, which ends too soon or is unknown. */
  readonly instead?: string;
}

/**
 * The line of a product to build on: the one the project names when it lasts, else the one `plimsoll recommend` prefers.
 * `usable` leaves out lines without a fitting image.
 */
export function chooseLine(
  id: string,
  wanted: WantedVersion,
  today: Date,
  usable: (line: string) => boolean = () => true,
): ChosenLine {
  const product = findProduct(id);
  const open = product ? lastingLines(product, today).filter(({ name }) => usable(name)) : [];
  const lowest = open[0];
  const preferred = product && lowest ? (preferredLine(product, open, lowest, today) ?? lowest) : undefined;
  // Data that is years old knows no line that lasts: then the newest.
  const newest = product?.cycles
    .map(({ name }) => name)
    .sort(compareVersions)
    .at(-1);
  const fallback = preferred?.name ?? newest ?? 'latest';
  if (wanted.exact !== undefined) {
    const { exact } = wanted;
    const own = open.find(({ name }) => exact === name || exact.startsWith(`${name}.`));
    if (own) return { name: own.name };
    const knowsLts = open.some(({ lts }) => lts !== undefined);
    const above = open.find((cycle) => compareVersions(cycle.name, exact) > 0 && (!knowsLts || isLts(cycle, today)));
    return { name: above?.name ?? fallback, instead: exact };
  }
  const { range } = wanted;
  if (range === undefined || (preferred && inRange(preferred.name, range))) return { name: fallback };
  const fitting = open.findLast(({ name }) => inRange(name, range));
  return fitting ? { name: fitting.name } : { name: fallback, instead: range };
}

/** Lowest first. */
function lastingLines(product: Product, today: Date): Cycle[] {
  return product.cycles
    .filter((cycle) => isOpen(product, cycle, today) && isLasting(supportOf(product, cycle, today), today))
    .sort((a, b) => compareVersions(a.name, b.name));
}

/**
 * Whether a line (`22`, `3.12`) has versions in a range of npm, Composer, Poetry or PEP 440: alternatives by `||`,
 * conditions by spaces or commas. A condition that is not understood excludes nothing.
 */
export function inRange(line: string, range: string): boolean {
  return range
    .slice(0, 200)
    .split('||')
    .some((part) =>
      part
        .replaceAll(/([<>=~^!])\s+/g, '$1')
        .split(/[\s,]+/)
        .every((condition) => meets(line, condition)),
    );
}

function meets(line: string, condition: string): boolean {
  const match = /^(>=|<=|>|<|===?|=|~=|~>|~|\^|!=)?v?(\d+(?:\.\d+)*)(?:\.[x*])*(?:[-@].*)?$/.exec(condition);
  if (!match) return true;
  const [, operator = '=', version = ''] = match;
  const depth = line.split('.').length;
  const order = compareVersions(line, version.split('.').slice(0, depth).join('.'));
  const [major] = version.split('.');
  switch (operator) {
    case '>=':
    case '>':
      return order >= 0;
    case '<=':
      return order <= 0;
    case '<':
      // `<3.13` excludes the line 3.13, `<3.13.2` does not.
      return (
        order < 0 ||
        (order === 0 &&
          version
            .split('.')
            .slice(depth)
            .some((part) => Number(part) > 0))
      );
    case '!=':
      return true;
    case '^':
      return order >= 0 && line.split('.')[0] === major;
    case '~':
    case '~=':
    case '~>': {
      const kept = version.split('.').slice(0, operator === '~' ? 2 : -1);
      return order >= 0 && line.split('.').slice(0, kept.length).join('.') === kept.slice(0, depth).join('.');
    }
    default:
      return (
        compareVersions(line, version.split('.').slice(0, depth).join('.')) === 0 || line.startsWith(`${version}.`)
      );
  }
}

/** Reference of an official image on a line, with the system named: `node:24-trixie-slim`. Undefined when not listed. */
export function imageOn(
  name: string,
  line: string,
  variant: readonly string[],
  system: 'debian' | 'ubuntu',
  today: Date,
): string | undefined {
  const facts = factsOf(`${name}:${line}`, today);
  if (!facts) return undefined;
  const style = { os: `${system}:0`, osText: system };
  const tag = bestTag(facts, { name: line }, { variant, style }, today)?.tag;
  return tag && `${name}:${tag}`;
}

/** Numeric user and group to run as: the image's own user where it has one, else one that no image uses. */
export interface RunUser {
  readonly uid: number;
  readonly gid: number;
}

/** Users of the distribution, not made for a program of ours. */
const SYSTEM_USERS = new Set(['www-data', 'nobody', 'ubuntu', 'root']);
const FREE_USER: RunUser = { uid: 10001, gid: 10001 };

/** The user that the facts of an image recommend; `named` picks one of the system's users, such as `www-data`. */
export function userOf(reference: string, named?: string): RunUser {
  const parsed = parseReference(reference);
  const facts = parsed && variantOf(parsed);
  if (!facts) return FREE_USER;
  const users = [...facts.users];
  const own =
    named === undefined ? users.filter(([name]) => !SYSTEM_USERS.has(name)) : users.filter(([name]) => name === named);
  const byDefault = users.find(([, user]) => facts.defaultUid !== 0 && user.uid === facts.defaultUid);
  const [, user] = byDefault ?? (own.length === 1 ? own[0] : undefined) ?? [];
  return user?.uid === undefined ? FREE_USER : { uid: user.uid, gid: user.gid ?? user.uid };
}
