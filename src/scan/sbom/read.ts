import type { Catalogue } from '../catalogue.ts';
import { ScanError } from '../error.ts';
import { field, listField, parseJson, textField, textOf } from '../json.ts';
import { LIMITS } from '../limits.ts';
import type { Package, Release } from '../package.ts';
import type { Gap } from '../packages/found.ts';
import { packageOfPurl } from '../packages/purl.ts';

/** What an SBOM says of itself and of what it describes. */
export interface Sbom {
  readonly name?: string;
  readonly catalogue: Catalogue;
}

/** A package or component with its package URLs, where it has some. */
interface Listed {
  readonly name: string;
  readonly purls: readonly string[];
  readonly licences: readonly string[];
}

/**
 * Reads SPDX 2.x or CycloneDX, both in JSON.
 * @throws ScanError when it is neither, too large, or malformed.
 */
export function readSbom(content: Buffer, path: string): Sbom {
  if (content.length > LIMITS.sbom)
    throw new ScanError(`the SBOM is too large: at most ${LIMITS.sbom / 1024 / 1024} MB`);
  const json = parseJson(content, 'the SBOM');
  if (textField(json, 'bomFormat') === 'CycloneDX') return readCyclonedx(json, path);
  if (textField(json, 'spdxVersion')?.startsWith('SPDX-2.')) return readSpdx(json, path);
  throw new ScanError('this is not an SBOM: neither SPDX 2 nor CycloneDX in JSON', {
    hint: 'convert it to one of these formats',
  });
}

function readCyclonedx(json: unknown, path: string): Sbom {
  const name = textField(field(field(json, 'metadata'), 'component'), 'name');
  const listed: Listed[] = [];
  let release: Release | undefined;
  const waiting = [...listField(json, 'components')].reverse();
  for (let component = waiting.pop(); component !== undefined; component = waiting.pop()) {
    waiting.push(...[...listField(component, 'components')].reverse());
    const type = textField(component, 'type');
    if (type === 'operating-system')
      release ??= releaseOf(textField(component, 'name'), textField(component, 'version'));
    if (type !== 'library' && type !== 'application' && type !== 'framework') continue;
    const purl = textField(component, 'purl');
    const licences = listField(component, 'licenses').flatMap((choice) => {
      const licence = field(choice, 'license');
      return textField(licence, 'id') ?? textField(licence, 'name') ?? textField(choice, 'expression') ?? [];
    });
    listed.push({ name: textField(component, 'name') ?? '', purls: purl === undefined ? [] : [purl], licences });
  }
  return { ...(name !== undefined && { name }), catalogue: catalogueOf(listed, release, path) };
}

function readSpdx(json: unknown, path: string): Sbom {
  const name = textField(json, 'name');
  const described = new Set(
    listField(json, 'relationships')
      .filter((relation) => textField(relation, 'relationshipType') === 'DESCRIBES')
      .map((relation) => textField(relation, 'relatedSpdxElement'))
      .concat(listField(json, 'documentDescribes').map(textOf)),
  );
  const listed: Listed[] = [];
  let release: Release | undefined;
  for (const entry of listField(json, 'packages')) {
    const isSystem = textField(entry, 'primaryPackagePurpose') === 'OPERATING-SYSTEM';
    if (isSystem) release ??= releaseOf(textField(entry, 'name'), textField(entry, 'versionInfo'));
    if (isSystem) continue;
    const purls = listField(entry, 'externalRefs')
      .filter((reference) => textField(reference, 'referenceType') === 'purl')
      .flatMap((reference) => textField(reference, 'referenceLocator') ?? []);
    if (purls.length === 0 && described.has(textField(entry, 'SPDXID'))) continue;
    const licence = textField(entry, 'licenseDeclared');
    const licences = licence === undefined || /^(?:NOASSERTION|NONE)$/.test(licence) ? [] : [licence];
    listed.push({ name: textField(entry, 'name') ?? '', purls, licences });
  }
  return { ...(name !== undefined && { name }), catalogue: catalogueOf(listed, release, path) };
}

function releaseOf(name: string | undefined, version: string | undefined): Release | undefined {
  if (!name) return undefined;
  return { id: name.toLowerCase(), ...(version && { version }) };
}

function catalogueOf(listed: readonly Listed[], stated: Release | undefined, path: string): Catalogue {
  const packages: Package[] = [];
  const unread = new Map<string, number>();
  for (const { purls, licences } of listed) {
    const found = purls.map(packageOfPurl).find((entry) => entry !== undefined);
    if (!found) {
      const kind = /^pkg:([a-z0-9.+-]+)\//i.exec(purls[0] ?? '')?.[1];
      const what = kind === undefined ? 'components without a package URL' : `${kind.toLowerCase()} packages`;
      unread.set(what, (unread.get(what) ?? 0) + 1);
      continue;
    }
    const isSystem = found.type === 'deb' || found.type === 'apk' || found.type === 'rpm';
    const release = isSystem && found.release?.version === undefined ? (stated ?? found.release) : found.release;
    packages.push({ ...found, ...(release && { release }), ...(licences.length > 0 && { licences }) });
  }
  const release = stated ?? packages.find((entry) => entry.release?.version !== undefined)?.release;
  const gaps: Gap[] = [...unread].map(([what, count]) => ({
    what: `${count} ${what}`,
    path,
    reason: 'their names or versions are missing, or the type is not supported',
  }));
  return { ...(release && { release }), packages, gaps };
}
