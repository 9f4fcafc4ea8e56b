import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Bytes, Store } from '../../src/scan/oci/source.ts';

/** An entry of a tar archive that a test writes. */
export interface Member {
  readonly path: string;
  readonly content?: string | Buffer;
  /** `0` file, `1` hard link, `2` symbolic link, `5` folder, or any other flag. */
  readonly flag?: string;
  readonly target?: string;
  readonly mode?: number;
  /** Header bytes to change after the checksum would have been made. */
  readonly patch?: (header: Buffer) => void;
}

const BLOCK = 512;

/** A tar archive in the ustar format. */
export function tar(members: readonly Member[]): Buffer {
  return Buffer.concat([...members.flatMap(blocksOf), Buffer.alloc(2 * BLOCK)]);
}

function blocksOf({ path, content = '', flag = '0', target = '', mode = 0o644, patch }: Member): Buffer[] {
  const bytes = Buffer.from(content);
  const header = Buffer.alloc(BLOCK);
  header.write(path, 0, 100);
  header.write(mode.toString(8).padStart(7, '0'), 100);
  header.write(bytes.length.toString(8).padStart(11, '0'), 124);
  header.write(flag, 156);
  header.write(target, 157, 100);
  header.write('ustar\u000000', 257, 'latin1');
  patch?.(header);
  header.fill(32, 148, 156);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return [header, bytes, Buffer.alloc((BLOCK - (bytes.length % BLOCK)) % BLOCK)];
}

/** A pax header for the next entry. */
export function pax(records: Readonly<Record<string, string>>): Member {
  const lines = Object.entries(records).map(([key, value]) => {
    const rest = ` ${key}=${value}\n`;
    let length = Buffer.byteLength(rest);
    while (String(length).length + Buffer.byteLength(rest) !== length)
      length = String(length).length + Buffer.byteLength(rest);
    return `${length}${rest}`;
  });
  return { path: 'PaxHeaders/x', flag: 'x', content: lines.join('') };
}

/** Bytes in memory, handed out in pieces of a size that divides no block evenly. */
export function bytesOf(content: Buffer, piece = 700): Bytes {
  return {
    size: content.length,
    read: async (at, length) => content.subarray(at, at + length),
    async *stream(from = 0, end = content.length) {
      for (let at = from; at < end; at += piece) yield content.subarray(at, Math.min(end, at + piece));
    },
  };
}

export async function* piecesOf(content: Buffer, piece = 700): AsyncGenerator<Buffer, void> {
  yield* bytesOf(content, piece).stream();
}

export function storeOf(files: ReadonlyMap<string, Buffer>): Store {
  return {
    open: async (path) => {
      const content = files.get(path);
      return content && bytesOf(content);
    },
  };
}

export function digestOf(content: Buffer): string {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`;
}

interface LayoutOptions {
  readonly compress?: (layer: Buffer) => Buffer;
  readonly config?: Readonly<Record<string, unknown>>;
}

/** Blobs of an image, and the descriptor of its manifest. */
export function imageBlobs(layers: readonly Buffer[], { compress = gzipSync, config = {} }: LayoutOptions = {}) {
  const blobs = new Map<string, Buffer>();
  const put = (kind: string, content: Buffer): { mediaType: string; digest: string; size: number } => {
    const digest = digestOf(content);
    blobs.set(`blobs/${digest.replace(':', '/')}`, content);
    return { mediaType: `application/vnd.oci.image.${kind}`, digest, size: content.length };
  };
  const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));
  const configuration = put(
    'config.v1+json',
    json({ os: 'linux', architecture: 'amd64', rootfs: { type: 'layers', diff_ids: layers.map(digestOf) }, ...config }),
  );
  const packed = layers.map((layer) => put('layer.v1.tar+gzip', compress(layer)));
  const mediaType = 'application/vnd.oci.image.manifest.v1+json';
  const manifest = put(
    'manifest.v1+json',
    json({ schemaVersion: 2, mediaType, config: configuration, layers: packed }),
  );
  return { blobs, manifest, json };
}

/** The files of an OCI layout with one image. */
export function layout(layers: readonly Buffer[], options?: LayoutOptions): Map<string, Buffer> {
  const { blobs, manifest, json } = imageBlobs(layers, options);
  return new Map([
    ...blobs,
    ['oci-layout', json({ imageLayoutVersion: '1.0.0' })],
    ['index.json', json({ schemaVersion: 2, manifests: [manifest] })],
  ]);
}

/** The files of `docker save`. */
export function dockerArchive(layers: readonly Buffer[], tags: readonly string[] = ['app:1']): Member[] {
  const config = { os: 'linux', architecture: 'amd64', rootfs: { diff_ids: layers.map(digestOf) } };
  return [
    { path: 'config.json', content: JSON.stringify(config) },
    ...layers.map((content, index) => ({ path: `${index}/layer.tar`, content })),
    {
      path: 'manifest.json',
      content: JSON.stringify([
        { Config: 'config.json', RepoTags: tags, Layers: layers.map((_, index) => `${index}/layer.tar`) },
      ]),
    },
  ];
}
