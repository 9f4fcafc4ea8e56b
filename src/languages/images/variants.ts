import { BLOCKS, REPOSITORIES } from './data/base-variants.ts';
import { type ImageReference, officialNameOf } from './reference.ts';
import { readTag } from './tag.ts';
import { compareVersions } from './versions.ts';

/** A user of an image, with the numbers that its Dockerfile gives it. */
export interface VariantUser {
  /** Undefined where the number is left to `useradd`. */
  readonly uid: number | undefined;
  readonly gid: number | undefined;
}

/**
 * Facts of one variant of a base image, read from its official Dockerfiles (scripts/data/base-variants.jsonl names the
 * commits). Undefined is unknown.
 */
export interface VariantFacts {
  /** `alpine`, `debian-18+`; unique within the image. */
  readonly variant: string;
  /** `low`: from a single stored Dockerfile without a date, good for advice and not for a blocking finding. */
  readonly confidence: 'high' | 'low';
  /** Name or uid; `root` where no Dockerfile of the image has a USER. */
  readonly defaultUser: string;
  /** Undefined for a name without a known number. */
  readonly defaultUid: number | undefined;
  readonly users: ReadonlyMap<string, VariantUser>;
  readonly shell: boolean | undefined;
  /** Whether curl, wget, nc, bash, git, ps, python3, perl, tar, unzip, gpg are installed; absent is unknown. */
  readonly tools: ReadonlyMap<string, boolean>;
  readonly libc: string | undefined;
  readonly packageManager: string | undefined;
  readonly workdir: string | undefined;
  /** Absolute paths that the image gives to its user, without the volumes. */
  readonly writes: readonly string[];
  /** `5432`, `53/udp`. */
  readonly exposes: readonly string[];
  readonly volumes: readonly string[];
  /** Undefined: none set, so SIGTERM. */
  readonly stopSignal: string | undefined;
  /** Empty: none. */
  readonly entrypoint: readonly string[] | undefined;
  readonly cmd: readonly string[] | undefined;
  /** Whether the entrypoint gives up root when it is started as root with the image's own command. */
  readonly dropsRoot: boolean | undefined;
  /** The user that it runs the command as. */
  readonly dropsTo: string | undefined;
}

/** The facts of the variant that a reference names; undefined when its tag has no row, or more than one. */
export function variantOf(reference: ImageReference): VariantFacts | undefined {
  const tag = reference.tag ?? (reference.digest === undefined ? 'latest' : undefined);
  if (tag === undefined || tag.includes('onbuild')) return undefined;
  const block = blockOf(officialNameOf(reference) ?? reference.name);
  if (block === undefined) return undefined;
  const { os, version } = readTag(tag);
  if (os === 'windows') return undefined;
  const fitting = block.filter(([, since = '', ...rest]) => {
    if (since !== '' && version !== undefined && compareVersions(version, since) < 0) return false;
    return new RegExp(rest.at(-1) ?? '').test(tag);
  });
  const [row] = fitting;
  return row && fitting.length === 1 ? factsIn(row) : undefined;
}

/** Users of the system, of which none is made for what the image runs. */
const SYSTEM_USERS = new Set(['www-data', 'nobody', 'ubuntu']);

/** The uid of the one user that an image brings for its own program; undefined where that is not certain. */
export function ownUidOf({ confidence, users }: VariantFacts): number | undefined {
  const own = [...users].filter(([name]) => !SYSTEM_USERS.has(name));
  return confidence === 'high' && own.length === 1 ? own[0]?.[1].uid : undefined;
}

/** The rows of every repository in the table, for tests and lists. */
export function allVariants(): readonly (readonly [repository: string, facts: VariantFacts])[] {
  return REPOSITORIES.trim()
    .split('\n')
    .flatMap((line) => {
      const repository = line.slice(0, line.indexOf(' '));
      return (blockOf(repository) ?? []).map((row) => [repository, factsIn(row)] as const);
    });
}

function blockOf(repository: string): readonly (readonly string[])[] | undefined {
  const mark = `\n${repository} `;
  const start = REPOSITORIES.indexOf(mark);
  if (start === -1) return undefined;
  const end = REPOSITORIES.indexOf('\n', start + 1);
  const text = BLOCKS[Number(REPOSITORIES.slice(start + mark.length, end))]?.();
  return text
    ?.slice(1, -1)
    .split('\n')
    .map((row) => row.split('\t'));
}

function factsIn(row: readonly string[]): VariantFacts {
  const field = (index: number): string => row[index] ?? '';
  const maybe = (index: number): string | undefined => row[index] || undefined;
  const defaultUser = field(3);
  const users = new Map(
    words(field(4)).map((text): [string, VariantUser] => {
      const [name = '', uid, gid] = text.split(',');
      return [name, { uid: numberOf(uid), gid: numberOf(gid) }];
    }),
  );
  return {
    variant: field(0),
    confidence: field(2) === 'low' ? 'low' : 'high',
    defaultUser,
    defaultUid: uidOf(defaultUser.split(':')[0] ?? '', users),
    users,
    shell: yesNo(field(5)),
    tools: new Map(words(field(6)).map((text) => [text.slice(1), text.startsWith('+')])),
    libc: maybe(7),
    packageManager: maybe(8),
    workdir: maybe(9),
    writes: words(field(10)),
    exposes: words(field(11)),
    volumes: words(field(12)),
    stopSignal: maybe(13),
    entrypoint: wordsOfJson(field(14)),
    cmd: wordsOfJson(field(15)),
    dropsRoot: yesNo(field(16)),
    dropsTo: maybe(17),
  };
}

function uidOf(name: string, users: ReadonlyMap<string, VariantUser>): number | undefined {
  if (name === 'root') return 0;
  return numberOf(name) ?? users.get(name)?.uid;
}

function numberOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
}

function words(text: string): readonly string[] {
  return text === '' ? [] : text.split(' ');
}

function yesNo(text: string): boolean | undefined {
  return text === '' ? undefined : text === '+';
}

function wordsOfJson(text: string): readonly string[] | undefined {
  if (text === '') return undefined;
  const list: unknown = JSON.parse(text);
  return Array.isArray(list) ? list.map(String) : undefined;
}
