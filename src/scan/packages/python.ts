import { describe, type Found, listOfOne } from './found.ts';

/** `METADATA` of a `.dist-info`, `PKG-INFO` of an `.egg-info`: headers as in a mail, then the description. */
export function readPythonMetadata(content: Buffer): Found {
  const fields = new Map<string, string>();
  for (const line of content.toString('utf8', 0, 256 * 1024).split(/\r?\n/)) {
    if (line === '') break;
    const match = /^([A-Za-z-]+):(.*)$/.exec(line);
    const name = match?.[1]?.toLowerCase();
    if (name !== undefined && !fields.has(name)) fields.set(name, match?.[2]?.trim() ?? '');
  }
  const licence = [fields.get('license-expression'), fields.get('license')].find((text) => text && text !== 'UNKNOWN');
  const licences = licence && licence.length < 100 ? [licence] : [];
  return { packages: listOfOne(describe('pypi', fields.get('name'), fields.get('version'), { licences })) };
}
