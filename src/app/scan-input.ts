import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { UsageError } from '../core/errors.ts';
import type { Io } from '../core/io.ts';
import { type Catalogue, catalogueFiles, catalogueLayers, type Progress } from '../scan/catalogue.ts';
import { ScanError } from '../scan/error.ts';
import { LIMITS } from '../scan/limits.ts';
import { openArchive } from '../scan/oci/archive.ts';
import { isCompressed } from '../scan/oci/decompress.ts';
import { readDockerArchive } from '../scan/oci/docker-archive.ts';
import type { Image, Platform } from '../scan/oci/image.ts';
import { type Choice, readLayout } from '../scan/oci/layout.ts';
import { readAll, type Store } from '../scan/oci/source.ts';
import type { Gap } from '../scan/packages/found.ts';
import { readSbom } from '../scan/sbom/read.ts';
import type { Subject } from '../scan/scan.ts';
import { ENGINES, type Engine, engineWith, withSavedImage } from '../tools/save-image.ts';
import { Files, walkFiles } from './scan-files.ts';

const SCHEMES = ['oci', 'oci-archive', 'docker-archive', 'sbom', 'dir'] as const;
type Scheme = (typeof SCHEMES)[number];

const ARCHITECTURES = new Map([
  ['x64', 'amd64'],
  ['ia32', '386'],
  ['ppc64', 'ppc64le'],
]);

export interface Opened {
  readonly subject: Subject;
  readonly catalogue: Catalogue;
}

export interface InputOptions {
  readonly cwd: string;
  readonly env: Io['env'];
  /** As the user wrote it. */
  readonly platform: string | undefined;
  readonly progress: Progress;
}

/** What may be an image's name, and cannot be taken for an option. */
const IMAGE_NAME = /^[a-z0-9][a-z0-9._:/@-]{0,511}$/i;

/** Where a scan reads from. */
interface Input {
  readonly scheme: Scheme;
  readonly path: string;
  readonly tag?: string;
}

/**
 * Reads the packages of what the user named.
 * @throws ScanError, UsageError
 */
export async function readInput(ref: string, { cwd, env, platform, progress }: InputOptions): Promise<Opened> {
  const files = new Files();
  try {
    const saved = await savedBy(ref, { cwd, env });
    if (saved) {
      const { engine, name } = saved;
      return await withSavedImage(engine, name, { cwd, env }, (path) =>
        readImage(ref, { scheme: 'docker-archive', path }, { files, platform, progress }),
      );
    }
    const input = await locate(ref, cwd, files);
    if (input.scheme === 'dir') return await readFolder(ref, input.path, progress);
    if (input.scheme === 'sbom') return await readDocument(ref, input.path, files);
    return await readImage(ref, input, { files, platform, progress });
  } finally {
    await files.close();
  }
}

/** The engine that has an image, and its name there: `docker:NAME`, `podman:NAME`, or a name that is no path. */
async function savedBy(
  ref: string,
  options: { cwd: string; env: Io['env'] },
): Promise<{ engine: Engine; name: string } | undefined> {
  const named = ENGINES.find((engine) => ref.startsWith(`${engine}:`));
  const name = named === undefined ? ref : ref.slice(named.length + 1);
  if (named === undefined && (splitTag(ref, options.cwd).path !== undefined || schemeOf(ref))) return undefined;
  if (!IMAGE_NAME.test(name)) {
    if (named === undefined) return undefined;
    throw new UsageError(`${JSON.stringify(name)} is not a valid image name`);
  }
  const engine = named ?? (await engineWith(name, options));
  return engine && { engine, name };
}

async function readFolder(ref: string, path: string, progress: Progress): Promise<Opened> {
  const unread: Gap[] = [];
  const catalogue = await catalogueFiles(() => walkFiles(path, (gap) => unread.push(gap)), progress);
  const gaps = [...catalogue.gaps, ...new Map(unread.map((gap) => [gap.path, gap])).values()];
  return { subject: { ref, kind: 'folder', layers: [] }, catalogue: { ...catalogue, gaps } };
}

async function readDocument(ref: string, path: string, files: Files): Promise<Opened> {
  const bytes = await files.open(path);
  if (bytes.size > LIMITS.sbom)
    throw new ScanError(`${path} is too large for an SBOM: at most ${LIMITS.sbom / 1024 / 1024} MB`);
  const { name, catalogue } = readSbom(await readAll(bytes), ref);
  return { subject: { ref, kind: 'sbom', layers: [], ...(name !== undefined && { name }) }, catalogue };
}

async function readImage(
  ref: string,
  input: Input,
  { files, platform, progress }: Pick<InputOptions, 'platform' | 'progress'> & { files: Files },
): Promise<Opened> {
  const choice: Choice = {
    host: { os: 'linux', architecture: ARCHITECTURES.get(process.arch) ?? process.arch },
    ...(platform !== undefined && { platform: parsePlatform(platform) }),
    ...(input.tag !== undefined && { tag: input.tag }),
  };
  const image = await openImage(input, files, choice);
  return { subject: { ref, kind: 'image', ...image }, catalogue: await catalogueLayers(image.layers, progress) };
}

async function openImage({ scheme, path }: Input, files: Files, choice: Choice): Promise<Image> {
  if (scheme === 'oci') return readLayout(files.folder(path), choice);
  const store = await openTar(path, files);
  return scheme === 'oci-archive' ? readLayout(store, choice) : readDockerArchive(store, choice);
}

async function openTar(path: string, files: Files): Promise<Store> {
  const bytes = await files.open(path);
  if (isCompressed(await bytes.read(0, 4)))
    throw new ScanError(`${path} is compressed`, { hint: 'decompress it first: its parts are read in place' });
  return openArchive(bytes);
}

/** `SCHEME:PATH[:TAG]`, or a path whose kind its content shows. */
async function locate(ref: string, cwd: string, files: Files): Promise<Input> {
  const scheme = schemeOf(ref);
  const named = scheme === undefined ? ref : ref.slice(scheme.length + 1);
  const { path, tag } = splitTag(named, cwd);
  if (path === undefined) {
    const what = scheme === undefined ? 'file, folder or local image' : 'file or folder';
    throw new UsageError(`cannot scan ${JSON.stringify(ref)}: there is no such ${what}`, {
      hint: 'save an image to a file first: docker save IMAGE -o image.tar, then plimsoll scan image.tar',
    });
  }
  if (scheme === 'sbom' || scheme === 'dir') {
    if (tag !== undefined) throw new UsageError(`${scheme}: takes no tag`, { hint: `write ${scheme}:PATH` });
    if (scheme === 'dir' && !statSync(path).isDirectory()) throw new UsageError(`${named} is not a folder`);
    return { scheme, path };
  }
  return { scheme: scheme ?? (await sniff(path, files)), path, ...(tag !== undefined && { tag }) };
}

function schemeOf(ref: string): Scheme | undefined {
  return SCHEMES.find((scheme) => ref.startsWith(`${scheme}:`));
}

function splitTag(named: string, cwd: string): { path?: string; tag?: string } {
  const whole = resolve(cwd, named);
  if (existsSync(whole)) return { path: whole };
  // A tag may hold colons itself: `app:1`, `localhost:5000/app:1`.
  for (let colon = named.lastIndexOf(':'); colon > 0; colon = named.lastIndexOf(':', colon - 1)) {
    const path = resolve(cwd, named.slice(0, colon));
    if (existsSync(path)) return { path, tag: named.slice(colon + 1) };
  }
  return {};
}

async function sniff(path: string, files: Files): Promise<Scheme> {
  if (statSync(path).isDirectory()) return existsSync(resolve(path, 'oci-layout')) ? 'oci' : 'dir';
  const start = await (await files.open(path)).read(0, 512);
  if (/^(?:\ufeff)?\s*\{/.test(start.toString('utf8'))) return 'sbom';
  const store = await openTar(path, files);
  if (await store.open('index.json')) return 'oci-archive';
  if (await store.open('manifest.json')) return 'docker-archive';
  throw new ScanError(`${path} is not an image archive: it holds neither index.json nor manifest.json`, {
    hint: 'to scan the root file system in it, extract it and write dir:FOLDER',
  });
}

function parsePlatform(text: string): Platform {
  const match = /^([a-z0-9]+)\/([a-z0-9_]+)(?:\/([a-z0-9]+))?$/.exec(text);
  if (!match)
    throw new UsageError(`${JSON.stringify(text)} is not a valid platform`, { hint: 'for example linux/amd64' });
  const [, os = '', architecture = '', variant] = match;
  return { os, architecture, ...(variant !== undefined && { variant }) };
}
