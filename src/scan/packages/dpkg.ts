import { describe, type Found, type FoundPackage, listOfOne } from './found.ts';
import { mayBeOwned } from './wanted.ts';

const FIELDS = new Set(['Package', 'Version', 'Status', 'Architecture', 'Source']);

/** `var/lib/dpkg/status`: only what is installed. */
export function readDpkgStatus(content: Buffer): Found {
  return { packages: stanzas(content).flatMap((fields) => (isInstalled(fields) ? packageOf(fields) : [])) };
}

/** A file of `var/lib/dpkg/status.d`, as in distroless images: no state is recorded there. */
export function readDpkgStanza(content: Buffer): Found {
  return { packages: stanzas(content).flatMap(packageOf) };
}

/** `var/lib/dpkg/info/PACKAGE.list`: the files of a package. */
export function readDpkgList(content: Buffer): Found {
  const files = content.toString('utf8').split('\n');
  return { packages: [], owned: files.map((line) => line.replace(/^\//, '')).filter(mayBeOwned) };
}

/** `var/lib/dpkg/status.d/PACKAGE.md5sums`, where distroless images keep the list of files. */
export function readDpkgSums(content: Buffer): Found {
  const files = content.toString('utf8').split('\n');
  return { packages: [], owned: files.map((line) => line.slice(34).replace(/^\.?\//, '')).filter(mayBeOwned) };
}

function isInstalled(fields: ReadonlyMap<string, string>): boolean {
  return / installed$/.test(fields.get('Status') ?? '');
}

function packageOf(fields: ReadonlyMap<string, string>): readonly FoundPackage[] {
  const name = fields.get('Package') ?? '';
  const version = fields.get('Version') ?? '';
  const built = /^(\S+)(?: \(([^)]*)\))?$/.exec(fields.get('Source') ?? '');
  const source = { name: built?.[1] ?? name, version: built?.[2] ?? version };
  const arch = fields.get('Architecture');
  return listOfOne(describe('deb', name, version, { source, ...(arch !== undefined && { arch }) }));
}

/** Paragraphs of `Field: value`; lines that continue a field are not needed. */
function stanzas(content: Buffer): Map<string, string>[] {
  const all: Map<string, string>[] = [];
  let fields = new Map<string, string>();
  const end = (): void => {
    if (fields.size > 0) all.push(fields);
    fields = new Map();
  };
  for (const line of content.toString('utf8').split('\n')) {
    if (line.trim() === '') end();
    else if (line[0] !== ' ' && line[0] !== '\t') {
      const colon = line.indexOf(':');
      const name = line.slice(0, colon);
      if (FIELDS.has(name)) fields.set(name, line.slice(colon + 1).trim());
    }
  }
  end();
  return all;
}
