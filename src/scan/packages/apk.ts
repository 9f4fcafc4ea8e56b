import { describe, type Found, type FoundPackage } from './found.ts';
import { mayBeOwned } from './wanted.ts';

/** `lib/apk/db/installed`, https://wiki.alpinelinux.org/wiki/Apk_spec: fields of one letter, packages divided by blank lines. */
export function readApkInstalled(content: Buffer): Found {
  const packages: FoundPackage[] = [];
  const owned: string[] = [];
  let fields = new Map<string, string>();
  let folder = '';
  const end = (): void => {
    const found = packageOf(fields);
    if (found) packages.push(found);
    fields = new Map();
    folder = '';
  };
  for (const line of content.toString('utf8').split('\n')) {
    const letter = line[1] === ':' ? line[0] : undefined;
    const value = line.slice(2).trim();
    if (letter === undefined) {
      if (line.trim() === '') end();
    } else if (letter === 'F') folder = value;
    else if (letter === 'R') {
      const path = folder === '' ? value : `${folder}/${value}`;
      if (mayBeOwned(path)) owned.push(path);
    } else fields.set(letter, value);
  }
  end();
  return { packages, owned };
}

function packageOf(fields: ReadonlyMap<string, string>): FoundPackage | undefined {
  const version = fields.get('V') ?? '';
  const arch = fields.get('A');
  const licence = fields.get('L');
  return describe('apk', fields.get('P'), version, {
    source: { name: fields.get('o') || (fields.get('P') ?? ''), version },
    ...(arch !== undefined && { arch }),
    ...(licence !== undefined && { licences: [licence] }),
  });
}
