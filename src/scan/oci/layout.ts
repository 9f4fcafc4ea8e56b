import { ScanError } from '../error.ts';
import { field, listField, numberOf, parseJson, textField } from '../json.ts';
import { LIMITS } from '../limits.ts';
import { verifyBytes } from './decompress.ts';
import {
  type Image,
  type ImageConfig,
  type Layer,
  type Platform,
  platformOf,
  platformText,
  readConfig,
} from './image.ts';
import { type Bytes, readAll, type Store } from './source.ts';

/** Which image of several. */
export interface Choice {
  /** Tag, or complete name. */
  readonly tag?: string;
  /** Asked for by the user. */
  readonly platform?: Platform;
  /** Preferred when nothing was asked for. */
  readonly host: Platform;
}

const REF_NAME = 'org.opencontainers.image.ref.name';
const IMAGE_NAME = 'io.containerd.image.name';
const ATTESTATION = 'vnd.docker.reference.type';
/** Indexes in indexes, and images in all of them. */
const MAX_DEPTH = 4;
const MAX_IMAGES = 1000;

/** An image that an index names. */
interface Candidate {
  readonly digest: string;
  readonly names: readonly string[];
  readonly platform?: Platform;
  readonly manifest: unknown;
}

/**
 * Reads an image of an OCI layout, https://github.com/opencontainers/image-spec/blob/main/image-layout.md.
 * @throws ScanError when it is damaged, or holds no image that matches, or several.
 */
export async function readLayout(store: Store, choice: Choice): Promise<Image> {
  const index = await store.open('index.json');
  if (!index) throw new ScanError('there is no index.json: this is not an OCI layout');
  const found: Candidate[] = [];
  await gather(store, parseJson(await readSmall(index, LIMITS.manifest, 'index.json'), 'index.json'), [], 0, found);
  const candidate = await choose(store, found, choice);
  const config = await configOf(store, candidate);
  const layers = await layersOf(store, candidate, config);
  const name = candidate.names.at(-1);
  return { ...(name !== undefined && { name }), digest: candidate.digest, config, layers };
}

async function gather(
  store: Store,
  index: unknown,
  names: readonly string[],
  depth: number,
  found: Candidate[],
): Promise<void> {
  if (depth > MAX_DEPTH) throw new ScanError(`the layout's indexes are nested more than ${MAX_DEPTH} levels deep`);
  for (const descriptor of listField(index, 'manifests')) {
    const annotations = field(descriptor, 'annotations');
    const listed = field(descriptor, 'platform');
    const platform = listed === undefined ? undefined : platformOf(listed);
    if (field(annotations, ATTESTATION) !== undefined || platform?.os === 'unknown') continue;
    const digest = textField(descriptor, 'digest') ?? '';
    const own = [textField(annotations, REF_NAME), textField(annotations, IMAGE_NAME)].flatMap((name) => name ?? []);
    const manifest = await readJson(store, descriptor, LIMITS.manifest, 'a manifest');
    const all = [...names, ...own];
    if (Array.isArray(field(manifest, 'manifests'))) await gather(store, manifest, all, depth + 1, found);
    else found.push({ digest, names: all, manifest, ...(platform && { platform }) });
    if (found.length > MAX_IMAGES) throw new ScanError(`the layout holds more than ${MAX_IMAGES} images`);
  }
}

async function choose(store: Store, found: readonly Candidate[], choice: Choice): Promise<Candidate> {
  if (found.length === 0) throw new ScanError('the layout holds no image');
  const { tag } = choice;
  const named = tag === undefined ? found : found.filter(({ names }) => names.some((name) => isNamed(name, tag)));
  const tags = [...new Set(found.flatMap(({ names }) => names[0] ?? []))];
  if (named.length === 0) {
    const hint = tags.length > 0 ? `it holds ${tags.slice(0, 10).join(', ')}` : 'its images have no tags';
    throw new ScanError(`the layout holds no image with the tag ${JSON.stringify(tag)}`, { hint });
  }
  if (tag === undefined && tags.length > 1)
    throw new ScanError(`the layout holds ${tags.length} images`, {
      hint: `add a tag after a colon: ${tags.slice(0, 10).join(', ')}`,
    });
  const [only] = named;
  if (named.length === 1 && only && !choice.platform) return only;
  const platforms = await Promise.all(named.map(async (one) => one.platform ?? (await configOf(store, one)).platform));
  const wanted = choice.platform ?? choice.host;
  const match = named[platforms.findIndex((platform) => isPlatform(platform, wanted))];
  if (match) return match;
  if (choice.platform || !only) {
    const hint = `it holds ${platforms.slice(0, 20).map(platformText).join(', ')}`;
    throw new ScanError(`the layout holds no image for ${platformText(wanted)}`, { hint });
  }
  return only;
}

function isNamed(name: string, tag: string): boolean {
  return name === tag || name.endsWith(`:${tag}`);
}

/** A variant that is not stated matches any. */
export function isPlatform(platform: Platform, wanted: Platform): boolean {
  return (
    platform.os === wanted.os &&
    platform.architecture === wanted.architecture &&
    (platform.variant === undefined || wanted.variant === undefined || platform.variant === wanted.variant)
  );
}

async function configOf(store: Store, { manifest }: Candidate): Promise<ImageConfig> {
  return readConfig(await readJson(store, field(manifest, 'config'), LIMITS.config, 'the image configuration'));
}

async function layersOf(store: Store, { manifest }: Candidate, config: ImageConfig): Promise<Layer[]> {
  const descriptors = listField(manifest, 'layers');
  if (descriptors.length !== config.diffIds.length)
    throw new ScanError(
      `the image is damaged: its manifest lists ${descriptors.length} layers and its configuration ${config.diffIds.length}`,
    );
  const hasCommands = config.commands.length === descriptors.length;
  return Promise.all(
    descriptors.map(async (descriptor, place) => {
      const diffId = config.diffIds[place];
      const createdBy = hasCommands ? config.commands[place] : undefined;
      return {
        digest: textField(descriptor, 'digest') ?? '',
        ...(diffId !== undefined && { diffId }),
        ...(createdBy !== undefined && { createdBy }),
        blob: await blobOf(store, descriptor, 'a layer'),
      };
    }),
  );
}

async function readJson(store: Store, descriptor: unknown, most: number, what: string): Promise<unknown> {
  const bytes = await readSmall(await blobOf(store, descriptor, what), most, what);
  verifyBytes(bytes, textField(descriptor, 'digest') ?? '', what);
  return parseJson(bytes, what);
}

async function blobOf(store: Store, descriptor: unknown, what: string): Promise<Bytes> {
  const digest = textField(descriptor, 'digest') ?? '';
  const match = /^(sha256|sha512):([0-9a-f]{64,128})$/.exec(digest);
  if (!match) throw new ScanError(`${what} has an invalid digest`);
  const blob = await store.open(`blobs/${match[1]}/${match[2]}`);
  if (!blob) throw new ScanError(`the layout is incomplete: ${what} (${digest}) is missing`);
  const size = numberOf(field(descriptor, 'size'));
  if (size !== undefined && size !== blob.size)
    throw new ScanError(`${what} is damaged: it has ${blob.size} bytes, not the ${size} that are stated`);
  return blob;
}

/** @throws ScanError when the file is too large to be what it should be. */
export async function readSmall(bytes: Bytes, most: number, what: string): Promise<Buffer> {
  if (bytes.size > most) throw new ScanError(`${what} is too large: ${bytes.size} bytes, at most ${most}`);
  return readAll(bytes);
}
