import { LIMITS } from './limits.ts';
import { Budget } from './oci/decompress.ts';
import { type Layer, layerEntries } from './oci/image.ts';
import { contentOf, type Entry } from './oci/source.ts';
import { cleanPath, type Kept, Tree } from './oci/tree.ts';
import type { Package, Release } from './package.ts';
import { readCargo, traceExecutable } from './packages/executable.ts';
import type { Found, FoundPackage, Gap } from './packages/found.ts';
import { purlOf } from './packages/purl.ts';
import { readFound } from './packages/read.ts';
import { type Kind, kindOf } from './packages/wanted.ts';

/** What an image, a root file system or an SBOM holds. */
export interface Catalogue {
  readonly release?: Release;
  /** Sorted by type, name, version and path. */
  readonly packages: readonly Package[];
  /** What is there and could not be read. Such a catalogue is incomplete. */
  readonly gaps: readonly Gap[];
}

/** Called while layers are read. */
export type Progress = (state: { readonly layer: number; readonly layers: number; readonly entries: number }) => void;

/** What is kept of one file: what it yields, and the layer of each package. */
interface Parsed {
  readonly kind: Kind | 'program';
  readonly found: Found;
  readonly layers: readonly number[];
}

/** A distribution whose packages are recorded in a way that is not read here, or not at all. */
const NO_DATABASE: Gap = {
  what: 'system packages',
  path: 'the image',
  reason: 'it has an os-release file, but no database of dpkg, apk or rpm',
  isSystem: true,
};

/** A program is looked through from this size on. */
const PROGRAM_BYTES = 300 * 1024;

/**
 * Finds the packages of an image.
 * @throws ScanError for damaged or hostile layers.
 */
export async function catalogueLayers(
  layers: readonly Layer[],
  progress: Progress = () => {},
  budget: Budget = new Budget(),
): Promise<Catalogue> {
  const cataloguer = new Cataloguer(budget);
  for (const [index, layer] of layers.entries()) {
    const read = (): AsyncIterable<Entry> => layerEntries(layer, budget);
    await cataloguer.apply(read, index, true, (entries) =>
      progress({ layer: index + 1, layers: layers.length, entries }),
    );
  }
  return cataloguer.result();
}

/** Finds the packages of a root file system. */
export async function catalogueFiles(
  read: () => AsyncIterable<Entry>,
  progress: Progress = () => {},
  budget: Budget = new Budget(),
): Promise<Catalogue> {
  const cataloguer = new Cataloguer(budget);
  await cataloguer.apply(read, 0, false, (entries) => progress({ layer: 1, layers: 1, entries }));
  return cataloguer.result();
}

class Cataloguer {
  private readonly tree = new Tree<Parsed>();
  private readonly budget: Budget;
  private entries = 0;

  constructor(budget: Budget) {
    this.budget = budget;
  }

  /** `again` may be called to read the layer a second time. */
  async apply(
    again: () => AsyncIterable<Entry>,
    layer: number,
    hasWhiteouts: boolean,
    progress: (entries: number) => void,
  ): Promise<void> {
    /** Files to read whole in a second pass: stored path, and the paths that want it. */
    const later = new Map<string, { path: string; kind: Kind | 'program' }[]>();
    const defer = (stored: string, path: string, kind: Kind | 'program'): void => {
      later.set(stored, [...(later.get(stored) ?? []), { path, kind }]);
    };
    for await (const entry of again()) {
      this.budget.addEntry();
      if (++this.entries % 1000 === 0) progress(this.entries);
      const stored = cleanPath(entry.path);
      if (stored === '') continue;
      if (hasWhiteouts && this.whiteOut(stored, layer)) continue;
      await this.add(entry, stored, this.tree.resolve(stored), layer, defer);
    }
    progress(this.entries);
    if (later.size > 0) await this.readLater(again(), later, layer);
  }

  result(): Catalogue {
    const files = this.tree.files();
    const release = releaseOf(files);
    const owned = new Set(
      files.flatMap(({ value }) => (value.found.owned ?? []).map((path) => this.tree.resolve(path))),
    );
    const packages = files
      .filter(({ path, value }) => !isLanguage(value.kind) || !isOwned(path, owned))
      .flatMap((file) => complete(file, release))
      .filter(isFirst());
    const gaps = files.flatMap(({ path, value }) =>
      value.found.gap === undefined ? [] : [gapOf(path, value.kind, value.found.gap)],
    );
    if (release && !files.some(({ value }) => isSystemDatabase(value.kind))) gaps.push(NO_DATABASE);
    return { ...(release && { release }), packages: packages.sort(byName), gaps };
  }

  /** Whether the entry is a marker of what a layer deletes, https://github.com/opencontainers/image-spec/blob/main/layer.md#whiteouts. */
  private whiteOut(stored: string, layer: number): boolean {
    const slash = stored.lastIndexOf('/');
    const name = stored.slice(slash + 1);
    if (!name.startsWith('.wh.')) return false;
    const folder = slash === -1 ? '' : stored.slice(0, slash);
    const inside = this.tree.resolve(folder === '' ? 'x' : `${folder}/x`).slice(0, -2);
    if (name === '.wh..wh..opq') this.tree.clearLower(folder === '' ? '' : inside, layer);
    else if (!name.startsWith('.wh..wh.')) {
      const hidden = name.slice('.wh.'.length);
      this.tree.removeLower(folder === '' ? hidden : `${inside}/${hidden}`, layer);
    }
    return true;
  }

  private async add(
    entry: Entry,
    stored: string,
    path: string,
    layer: number,
    defer: (stored: string, path: string, kind: Kind | 'program') => void,
  ): Promise<void> {
    if (entry.type === 'folder') {
      this.tree.folder(path);
      return;
    }
    if (entry.type === 'symlink') {
      this.tree.link(path, layer, entry.target);
      return;
    }
    const kind = kindOf(path);
    const before = this.tree.get(path)?.value;
    if (entry.type === 'hardlink' && kind) {
      const target = cleanPath(entry.target);
      const there = this.tree.get(this.tree.resolve(target));
      if (there?.value.kind === kind && there.layer === layer) this.keep(path, layer, kind, there.value.found, before);
      else defer(target, path, kind);
    } else if (entry.type === 'file' && kind) {
      const content = await contentOf(entry, limitOf(kind));
      const found = content ? readFound(kind, content, path) : tooLarge(entry.size);
      this.keep(path, layer, kind, found, before);
    } else if (entry.type === 'file' && entry.size >= PROGRAM_BYTES && (entry.mode & 0o111) !== 0) {
      const { go, isCargo } = await traceExecutable(entry.content());
      if (go) this.keep(path, layer, 'program', go, before);
      else this.tree.remove(path);
      if (isCargo && !go) defer(stored, path, 'program');
    } else this.tree.remove(path);
  }

  private async readLater(
    entries: AsyncIterable<Entry>,
    later: ReadonlyMap<string, readonly { path: string; kind: Kind | 'program' }[]>,
    layer: number,
  ): Promise<void> {
    for await (const entry of entries) {
      const wanting = later.get(cleanPath(entry.path));
      if (!wanting || entry.type !== 'file') continue;
      const content = await contentOf(entry, LIMITS.jar);
      for (const { path, kind } of wanting) {
        const reader = kind === 'program' ? readCargo : (bytes: Buffer) => readFound(kind, bytes, path);
        const found = content && content.length <= limitOf(kind) ? reader(content) : tooLarge(entry.size);
        this.keep(path, layer, kind, found, this.tree.get(path)?.value);
      }
    }
  }

  /** A package that was there before, at the same path and in the same version, stays with its layer. */
  private keep(path: string, layer: number, kind: Parsed['kind'], found: Found, before: Parsed | undefined): void {
    const earlier = new Map(
      before?.found.packages.map((entry, index) => [keyOf(entry), before.layers[index] ?? layer]),
    );
    const layers = found.packages.map((entry) => earlier.get(keyOf(entry)) ?? layer);
    this.tree.put(path, layer, { kind, found, layers });
  }
}

function keyOf({ name, version, arch }: FoundPackage): string {
  return [name, version, arch].join('\n');
}

function limitOf(kind: Parsed['kind']): number {
  return kind === 'jar' || kind === 'program' ? LIMITS.jar : LIMITS.file;
}

function tooLarge(size: number): Found {
  return { packages: [], gap: `the file is too large: ${Math.ceil(size / 1024 / 1024)} MB` };
}

function releaseOf(files: readonly Kept<Parsed>[]): Release | undefined {
  const found = files.filter(({ value }) => value.found.release);
  const own = found.find(({ path }) => path === 'etc/os-release') ?? found[0];
  return own?.value.found.release;
}

function isSystemDatabase(kind: Parsed['kind']): boolean {
  return !isLanguage(kind) && kind !== 'os-release';
}

function isLanguage(kind: Parsed['kind']): boolean {
  return !/^(?:os-release|dpkg|apk|rpm)/.test(kind);
}

/** Whether a package of the distribution brought a file, or the folder that describes a Python package. */
function isOwned(path: string, owned: ReadonlySet<string>): boolean {
  return owned.has(path) || (path.endsWith('/PKG-INFO') && owned.has(path.slice(0, path.lastIndexOf('/'))));
}

function gapOf(path: string, kind: Parsed['kind'], reason: string): Gap {
  return { what: describeKind(kind), path, reason, ...(!isLanguage(kind) && { isSystem: true }) };
}

function describeKind(kind: Parsed['kind']): string {
  if (kind === 'program') return 'crates of a program';
  if (kind.startsWith('rpm')) return 'rpm packages';
  return kind.startsWith('dpkg') ? 'deb packages' : `${kind} packages`;
}

function complete({ path, value }: Kept<Parsed>, release: Release | undefined): Package[] {
  return value.found.packages.map((entry, index) => {
    const belongs = release && !isLanguage(value.kind) ? { release } : {};
    const purl = purlOf({ ...entry, ...belongs });
    return { ...entry, ...belongs, purl, path, layer: value.layers[index] ?? 0 };
  });
}

/** Leaves out what a second database of the system lists too; packages of languages may be there several times. */
function isFirst(): (entry: Package) => boolean {
  const seen = new Set<string>();
  return (entry) => {
    if (entry.type !== 'deb' && entry.type !== 'apk' && entry.type !== 'rpm') return true;
    const key = `${entry.type}\n${keyOf(entry)}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  };
}

function byName(a: Package, b: Package): number {
  const left = [a.type, a.name, a.version, a.path ?? ''];
  const right = [b.type, b.name, b.version, b.path ?? ''];
  for (const [index, text] of left.entries()) {
    const other = right[index] ?? '';
    if (text !== other) return text < other ? -1 : 1;
  }
  return 0;
}
