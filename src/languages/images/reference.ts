import { table } from '../../core/table.ts';
import type { Span } from '../../core/text.ts';

/** An image reference taken apart as container engines do it. Spans are offsets in `text`. */
export interface ImageReference {
  readonly text: string;
  /** Host with port; `docker.io` when the text names none. */
  readonly registry: string;
  /** Whether the text names the registry itself. */
  readonly hasRegistry: boolean;
  /** Path in the registry, `library/node` for the short name `node`. */
  readonly repository: string;
  /** The shortest name for the same repository: `node`, `bitnami/redis`, `ghcr.io/team/api`. */
  readonly name: string;
  /** The name as written, without tag and digest. */
  readonly nameSpan: Span;
  readonly tag?: string;
  /** The tag without its colon. */
  readonly tagSpan?: Span;
  /** Algorithm and hex digits: `sha256:…`. */
  readonly digest?: string;
  /** The digest without its `@`. */
  readonly digestSpan?: Span;
}

/** Why a text is no image reference: a phrase that fits after "is no image reference: ". */
export interface InvalidReference {
  readonly problem: string;
  /** The part that is wrong. */
  readonly at: Span;
}

export const DEFAULT_REGISTRY = 'docker.io';
const HUB_HOSTS = new Set([DEFAULT_REGISTRY, 'index.docker.io']);
/** Places that hold the same official images under another name. */
const OFFICIAL_MIRRORS: readonly (readonly [registry: string, folder: string])[] = [
  ['registry-1.docker.io', 'library/'],
  ['registry.hub.docker.com', 'library/'],
  ['public.ecr.aws', 'docker/library/'],
  ['mirror.gcr.io', 'library/'],
];
/** Docker Hub accounts that hold the official images of one architecture. */
const ARCH_ACCOUNTS = /^(?:amd64|arm32v5|arm32v6|arm32v7|arm64v8|i386|mips64le|ppc64le|riscv64|s390x|winamd64)\//;

const ALNUM = /^[a-z0-9]+$/;
const SEPARATOR = /__|[._]|-+/;
const TAG = /^\w[\w.-]*$/;
const HOST_LABEL = /^[A-Za-z0-9-]+$/;
const IPV6 = /^\[[0-9A-Fa-f:]+\]$/;
const PORT = /^\d+$/;
const ALGORITHM_PART = /^[A-Za-z][A-Za-z0-9]*$/;
const HEX = /^[0-9A-Fa-f]+$/;
const IMAGE_ID = /^[0-9a-f]{64}$/;
/** Hex digits of the algorithms that engines know. */
const DIGEST_LENGTHS: Readonly<Record<string, number>> = table({ sha256: 64, sha384: 96, sha512: 128 });

/** Reads an image reference, or says what is wrong with it. */
export function readReference(text: string): ImageReference | InvalidReference {
  const atSign = text.indexOf('@');
  const beforeDigest = atSign === -1 ? text.length : atSign;
  const slash = text.lastIndexOf('/', beforeDigest - 1);
  const colon = text.indexOf(':', slash + 1);
  const nameEnd = colon === -1 || colon > beforeDigest ? beforeDigest : colon;
  const name = text.slice(0, nameEnd);
  const nameSpan = { start: 0, end: nameEnd };

  const first = name.indexOf('/');
  const hasRegistry = first !== -1 && isRegistry(name.slice(0, first));
  const host = hasRegistry ? name.slice(0, first) : DEFAULT_REGISTRY;
  const path = hasRegistry ? name.slice(first + 1) : name;
  const pathStart = hasRegistry ? first + 1 : 0;
  if (hasRegistry && !isHost(host))
    return { problem: `\`${host}\` is not a valid registry host`, at: { start: 0, end: first } };
  const wrong = pathProblem(path, pathStart);
  if (wrong) return wrong;

  const tag = nameEnd < beforeDigest ? text.slice(nameEnd + 1, beforeDigest) : undefined;
  const tagSpan = { start: nameEnd + 1, end: beforeDigest };
  if (tag !== undefined && !isTag(tag)) {
    const problem = tag === '' ? 'the tag after `:` is missing' : `\`${tag}\` is not a valid tag`;
    return { problem, at: tag === '' ? { start: nameEnd, end: nameEnd + 1 } : tagSpan };
  }
  const digest = atSign === -1 ? undefined : text.slice(atSign + 1);
  const digestSpan = { start: atSign + 1, end: text.length };
  const badDigest = digest === undefined ? undefined : digestProblem(digest);
  if (badDigest) return { problem: badDigest, at: { start: atSign, end: text.length } };
  if (tag === undefined && digest === undefined && IMAGE_ID.test(text))
    return { problem: '64 hex digits are an image id, not a name', at: nameSpan };

  const registry = HUB_HOSTS.has(host) ? DEFAULT_REGISTRY : host;
  const onHub = registry === DEFAULT_REGISTRY;
  const repository = onHub && !path.includes('/') ? `library/${path}` : path;
  if (repository.length > 255) return { problem: 'the name is longer than 255 characters', at: nameSpan };
  return {
    text,
    registry,
    hasRegistry,
    repository,
    name: onHub ? withoutLibrary(repository) : `${registry}/${repository}`,
    nameSpan,
    ...(tag !== undefined && { tag, tagSpan }),
    ...(digest !== undefined && { digest, digestSpan }),
  };
}

/** The reference in a text, or undefined when it is invalid. */
export function parseReference(text: string): ImageReference | undefined {
  const read = readReference(text);
  return 'problem' in read ? undefined : read;
}

/** Short name of the Docker official image that a reference means, through known mirrors too: `node`. */
export function officialNameOf(reference: ImageReference): string | undefined {
  const { registry, repository } = reference;
  if (registry === DEFAULT_REGISTRY) {
    const path = repository.replace(ARCH_ACCOUNTS, 'library/');
    return path.startsWith('library/') ? withoutLibrary(path) : undefined;
  }
  for (const [host, folder] of OFFICIAL_MIRRORS) {
    if (registry === host && repository.startsWith(folder)) return repository.slice(folder.length);
  }
  return undefined;
}

/** The whole reference with every default written out: `docker.io/library/node:latest`. */
export function canonicalOf(reference: ImageReference): string {
  const { registry, repository, tag, digest } = reference;
  const version = tag ?? (digest === undefined ? 'latest' : undefined);
  return `${registry}/${repository}${version === undefined ? '' : `:${version}`}${digest === undefined ? '' : `@${digest}`}`;
}

/** Whether the first path part is a host: engines look for a dot, a port, `localhost` or a capital letter. */
function isRegistry(part: string): boolean {
  return part === 'localhost' || part.includes('.') || part.includes(':') || part.toLowerCase() !== part;
}

function isHost(host: string): boolean {
  const portAt = host.startsWith('[') ? host.indexOf(']') + 1 : host.indexOf(':');
  const hasPort = portAt > 0 && portAt < host.length;
  const name = hasPort ? host.slice(0, portAt) : host;
  if (hasPort && (host[portAt] !== ':' || !PORT.test(host.slice(portAt + 1)))) return false;
  if (name.startsWith('[')) return IPV6.test(name);
  return name.split('.').every((label) => HOST_LABEL.test(label) && !label.startsWith('-') && !label.endsWith('-'));
}

function pathProblem(path: string, start: number): InvalidReference | undefined {
  const whole = { start, end: start + Math.max(path.length, 1) };
  if (path === '') return { problem: 'the image name is missing', at: whole };
  if (path !== path.toLowerCase()) return { problem: 'the image name contains capital letters', at: whole };
  let at = start;
  for (const component of path.split('/')) {
    const span = { start: at, end: at + component.length };
    if (component === '') return { problem: 'a path component is empty', at: { start: at, end: at + 1 } };
    if (!component.split(SEPARATOR).every((word) => ALNUM.test(word)))
      return { problem: `\`${component}\` is not valid in an image name`, at: span };
    at = span.end + 1;
  }
  return undefined;
}

function isTag(tag: string): boolean {
  return tag.length <= 128 && TAG.test(tag);
}

function digestProblem(digest: string): string | undefined {
  if (digest === '') return 'the digest after `@` is missing';
  const colon = digest.indexOf(':');
  const algorithm = digest.slice(0, Math.max(colon, 0));
  const hex = digest.slice(colon + 1);
  if (!algorithm.split(/[-_+.]/).every((part) => ALGORITHM_PART.test(part)))
    return 'the digest does not begin with its algorithm, such as `sha256:`';
  if (!HEX.test(hex)) return 'the digest contains characters that are not hex digits';
  const length = DIGEST_LENGTHS[algorithm];
  if (length === undefined) return hex.length < 32 ? 'the digest is too short' : undefined;
  if (hex.length !== length) return `a ${algorithm} digest has ${length} hex digits, this one has ${hex.length}`;
  return hex === hex.toLowerCase() ? undefined : 'the digest contains capital letters';
}

function withoutLibrary(repository: string): string {
  return repository.startsWith('library/') ? repository.slice('library/'.length) : repository;
}
