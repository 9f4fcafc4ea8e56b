import { ScanError } from '../error.ts';
import { LIMITS } from '../limits.ts';
import { describe, type Found, type FoundPackage } from './found.ts';
import { readZip, type ZipEntry } from './zip.ts';

const NESTED = /\.(?:jar|war|ear|par|sar|nar|jpi|hpi|lpkg)$/i;
const PROPERTIES = /(?:^|\/)pom\.properties$/;
const SMALL = 1024 * 1024;

/** A jar and the jars in it: each `pom.properties`, else the manifest and the file's name. */
export function readJar(content: Buffer, path: string): Found {
  const budget = { bytes: LIMITS.jar };
  const found = new Map<string, FoundPackage>();
  const unnamed: string[] = [];
  try {
    walk(content, path, 0, budget, {
      add: (entry) => found.set(`${entry.name}@${entry.version}`, entry),
      miss: (file) => unnamed.push(file),
    });
  } catch (error) {
    if (!(error instanceof ScanError) && !(error instanceof RangeError)) throw error;
    const gap = error instanceof ScanError ? error.message : 'the zip archive is damaged';
    return { packages: [...found.values()], gap };
  }
  const [first] = unnamed;
  const gap = first === undefined ? undefined : `${baseName(first)} does not state its version`;
  return { packages: [...found.values()], ...(gap !== undefined && { gap }) };
}

/** What a walk through nested archives finds. */
interface Sink {
  add(entry: FoundPackage): unknown;
  /** An archive with classes, of unknown version. */
  miss(path: string): unknown;
}

function walk(content: Buffer, path: string, depth: number, budget: { bytes: number }, sink: Sink): void {
  const entries = readZip(content);
  const properties = entries.filter(({ name }) => PROPERTIES.test(name));
  const described = properties.flatMap((entry) => fromProperties(take(entry, SMALL, budget)));
  for (const entry of described) sink.add(entry);
  if (described.length === 0) {
    const manifest = entries.find(({ name }) => name === 'META-INF/MANIFEST.MF');
    const guess = fromManifest(manifest ? take(manifest, SMALL, budget) : Buffer.alloc(0), path);
    if (guess) sink.add(guess);
    else if (entries.some(({ name }) => name.endsWith('.class'))) sink.miss(path);
  }
  for (const entry of entries.filter(({ name }) => NESTED.test(name))) {
    if (depth === LIMITS.jarDepth) throw new ScanError(`archives are nested more than ${LIMITS.jarDepth} levels deep`);
    walk(take(entry, LIMITS.file, budget), entry.name, depth + 1, budget, sink);
  }
}

function take(entry: ZipEntry, most: number, budget: { bytes: number }): Buffer {
  const content = entry.read(Math.min(most, budget.bytes));
  budget.bytes -= content.length;
  return content;
}

function fromProperties(content: Buffer): FoundPackage[] {
  const values = new Map<string, string>();
  for (const line of content.toString('utf8').split(/\r?\n/)) {
    const match = /^\s*([A-Za-z]+)\s*[=:]\s*(.*)$/.exec(line);
    if (match) values.set(match[1] ?? '', match[2]?.trim() ?? '');
  }
  const artifact = values.get('artifactId');
  const group = values.get('groupId');
  if (!artifact) return [];
  const found = describe('maven', group ? `${group}:${artifact}` : artifact, values.get('version'));
  return found ? [group ? found : { ...found, isGuess: true }] : [];
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** `NAME-VERSION.jar`, or what the manifest says. */
function fromManifest(content: Buffer, path: string): FoundPackage | undefined {
  const values = new Map<string, string>();
  // A line that starts with a space continues the one before; sections of single files follow the first blank line.
  const main = content.toString('utf8').replace(/\r\n?/g, '\n').split('\n\n', 1)[0] ?? '';
  for (const line of main.replaceAll('\n ', '').split('\n')) {
    const colon = line.indexOf(': ');
    if (colon > 0) values.set(line.slice(0, colon), line.slice(colon + 2).trim());
  }
  const file = baseName(path).replace(NESTED, '');
  const split = /^(.+?)-(\d[^/]*)$/.exec(file);
  const name = split?.[1] ?? file;
  const version = split?.[2] ?? values.get('Implementation-Version') ?? values.get('Bundle-Version');
  const group = values.get('Implementation-Vendor-Id');
  const isGroup = group !== undefined && /^[A-Za-z_][\w-]*(?:\.[\w-]+)+$/.test(group);
  const found = describe('maven', isGroup ? `${group}:${name}` : name, version);
  return found && { ...found, isGuess: true };
}
