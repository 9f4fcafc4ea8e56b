import { toJson } from '../../report/escape.ts';
import type { Package } from '../package.ts';
import type { Inventory } from '../scan.ts';
import { documentUuid, notRead, subjectName, timestamp } from './identity.ts';

const ROOT = 'SPDXRef-Subject';
const UNKNOWN = {
  downloadLocation: 'NOASSERTION',
  filesAnalyzed: false,
  licenseConcluded: 'NOASSERTION',
  licenseDeclared: 'NOASSERTION',
  copyrightText: 'NOASSERTION',
};

/** SPDX 2.3 in JSON, https://spdx.github.io/spdx-spec/v2.3/. */
export function spdx(scan: Inventory): string {
  const { catalogue, subject, tool } = scan;
  const { release, packages } = catalogue;
  const comments = notRead(scan);
  const system = release && {
    SPDXID: 'SPDXRef-OperatingSystem',
    name: release.id,
    ...(release.version !== undefined && { versionInfo: release.version }),
    ...UNKNOWN,
    primaryPackagePurpose: 'OPERATING-SYSTEM',
  };
  const described = [...(system ? [system] : []), ...packages.map(packageOf)];
  return `${toJson(
    {
      spdxVersion: 'SPDX-2.3',
      dataLicense: 'CC0-1.0',
      SPDXID: 'SPDXRef-DOCUMENT',
      name: subjectName(scan),
      documentNamespace: `urn:uuid:${documentUuid(scan)}`,
      creationInfo: { created: timestamp(scan.created), creators: [`Tool: ${tool.name}-${tool.version}`] },
      ...(comments.length > 0 && { comment: comments.join('\n') }),
      packages: [
        {
          SPDXID: ROOT,
          name: subjectName(scan),
          ...(subject.digest !== undefined && { versionInfo: subject.digest }),
          ...UNKNOWN,
          primaryPackagePurpose: subject.kind === 'folder' ? 'OTHER' : 'CONTAINER',
        },
        ...described,
      ],
      relationships: [
        { spdxElementId: 'SPDXRef-DOCUMENT', relationshipType: 'DESCRIBES', relatedSpdxElement: ROOT },
        ...described.map(({ SPDXID }) => ({
          spdxElementId: ROOT,
          relationshipType: 'CONTAINS',
          relatedSpdxElement: SPDXID,
        })),
      ],
    },
    2,
  )}\n`;
}

function packageOf(entry: Package, index: number) {
  const { name, version, purl, path, licences } = entry;
  return {
    SPDXID: `SPDXRef-Package-${index + 1}`,
    name,
    versionInfo: version,
    ...UNKNOWN,
    // Databases hold names of licences as well as SPDX expressions, so they are no declaration in SPDX's terms.
    ...(licences && { licenseComments: licences.join('; ') }),
    ...(path !== undefined && { sourceInfo: `found in ${path}` }),
    externalRefs: [{ referenceCategory: 'PACKAGE-MANAGER', referenceType: 'purl', referenceLocator: purl }],
  };
}
