import { entriesOf, field, listField, textField, textOf } from '../json.ts';
import { type Budget, decompress, verify } from './decompress.ts';
import type { Bytes } from './source.ts';
import { type TarEntry, tarEntries } from './tar.ts';

/** For which machine an image is. */
export interface Platform {
  readonly os: string;
  readonly architecture: string;
  readonly variant?: string;
}

export interface Layer {
  /** Digest of the blob as stored, `sha256:…`; absent in archives that do not state one. */
  readonly digest?: string;
  /** Digest of the plain tar archive. */
  readonly diffId?: string;
  /** The command that made it, from the image's history. */
  readonly createdBy?: string;
  readonly blob: Bytes;
}

/** What an image's configuration states, as far as a scan uses it. */
export interface ImageConfig {
  readonly platform: Platform;
  readonly created?: string;
  readonly user?: string;
  readonly labels: ReadonlyMap<string, string>;
  readonly diffIds: readonly string[];
  /** Commands of the history entries that made a layer, from the lowest up. */
  readonly commands: readonly string[];
}

export interface Image {
  /** The name that the archive gives it. */
  readonly name?: string;
  /** Digest of its manifest. */
  readonly digest?: string;
  readonly config: ImageConfig;
  /** From the lowest up. */
  readonly layers: readonly Layer[];
}

/** Entries of a layer; its digests are checked once all are read. */
export function layerEntries(layer: Layer, budget: Budget): AsyncGenerator<TarEntry, void> {
  const stored = verify(layer.blob.stream(), layer.digest, 'a layer');
  return tarEntries(verify(decompress(stored, budget), layer.diffId, 'a layer'));
}

/** Reads the configuration of an image, which is also its list of layers. */
export function readConfig(json: unknown): ImageConfig {
  const inner = field(json, 'config');
  const user = textField(inner, 'User');
  const created = textField(json, 'created');
  return {
    platform: platformOf(json),
    ...(created !== undefined && { created }),
    ...(user !== undefined && user !== '' && { user }),
    labels: new Map(entriesOf(field(inner, 'Labels')).flatMap(([key, value]) => pair(key, textOf(value)))),
    diffIds: listField(field(json, 'rootfs'), 'diff_ids').flatMap((id) => textOf(id) ?? []),
    commands: listField(json, 'history')
      .filter((entry) => field(entry, 'empty_layer') !== true)
      .map((entry) => textField(entry, 'created_by') ?? ''),
  };
}

function pair(key: string, value: string | undefined): [string, string][] {
  return value === undefined ? [] : [[key, value]];
}

export function platformOf(json: unknown): Platform {
  const variant = textField(json, 'variant');
  return {
    os: textField(json, 'os') ?? 'unknown',
    architecture: textField(json, 'architecture') ?? 'unknown',
    ...(variant !== undefined && variant !== '' && { variant }),
  };
}

/** `linux/arm64/v8` */
export function platformText({ os, architecture, variant }: Platform): string {
  return [os, architecture, ...(variant === undefined ? [] : [variant])].join('/');
}
