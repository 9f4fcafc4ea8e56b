import { toJson } from '../../report/escape.ts';
import type { Package } from '../package.ts';
import type { Inventory } from '../scan.ts';
import { documentUuid, notRead, subjectName, timestamp } from './identity.ts';

/** CycloneDX 1.6 in JSON, https://cyclonedx.org/docs/1.6/json/. */
export function cyclonedx(scan: Inventory): string {
  const { catalogue, subject, tool } = scan;
  const { release, packages } = catalogue;
  const system = release && {
    type: 'operating-system',
    'bom-ref': 'os',
    name: release.id,
    ...(release.version !== undefined && { version: release.version }),
    ...(release.title !== undefined && { description: release.title }),
  };
  return `${toJson(
    {
      $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
      bomFormat: 'CycloneDX',
      specVersion: '1.6',
      serialNumber: `urn:uuid:${documentUuid(scan)}`,
      version: 1,
      metadata: {
        timestamp: timestamp(scan.created),
        tools: { components: [{ type: 'application', name: tool.name, version: tool.version }] },
        component: {
          type: subject.kind === 'folder' ? 'file' : 'container',
          'bom-ref': 'subject',
          name: subjectName(scan),
          ...(subject.digest !== undefined && { version: subject.digest }),
        },
        properties: notRead(scan).map((value) => ({ name: 'plimsoll:not-read', value })),
      },
      components: [...(system ? [system] : []), ...packages.map(componentOf)],
    },
    2,
  )}\n`;
}

function componentOf(entry: Package, index: number): unknown {
  const { group, name } = splitGroup(entry);
  const properties: [string, string | undefined][] = [
    ['plimsoll:type', entry.type],
    ['plimsoll:path', entry.path],
    ['plimsoll:layer', entry.layer?.toString()],
    ['plimsoll:source', entry.source && `${entry.source.name} ${entry.source.version}`],
    ['plimsoll:guess', entry.isGuess ? 'true' : undefined],
  ];
  return {
    type: 'library',
    'bom-ref': `${entry.purl}#${index}`,
    ...(group !== undefined && { group }),
    name,
    version: entry.version,
    ...(entry.licences && { licenses: entry.licences.map((licence) => ({ license: { name: licence } })) }),
    purl: entry.purl,
    properties: properties.flatMap(([key, value]) => (value === undefined ? [] : [{ name: key, value }])),
  };
}

function splitGroup({ type, name }: Package): { group?: string; name: string } {
  const at = type === 'maven' ? name.indexOf(':') : type === 'npm' || type === 'composer' ? name.indexOf('/') : -1;
  return at === -1 ? { name } : { group: name.slice(0, at), name: name.slice(at + 1) };
}
