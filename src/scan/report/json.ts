import { toJson } from '../../report/escape.ts';
import { platformText } from '../oci/image.ts';
import type { Package } from '../package.ts';
import type { Scan } from '../scan.ts';
import { coverageWithoutData } from './coverage.ts';

/** A scan in our own format, version 1. */
export function jsonReport({ subject, catalogue, tool }: Scan): string {
  const { release, packages, gaps } = catalogue;
  return `${toJson(
    {
      version: 1,
      tool,
      image: {
        ref: subject.ref,
        kind: subject.kind,
        name: subject.name ?? null,
        digest: subject.digest ?? null,
        platform: subject.config ? platformText(subject.config.platform) : null,
        os: release ?? null,
        size: subject.kind === 'image' ? subject.layers.reduce((sum, { blob }) => sum + blob.size, 0) : null,
        layers: subject.layers.map(({ digest, diffId, createdBy, blob }) => ({
          digest: digest ?? null,
          diffId: diffId ?? null,
          createdBy: createdBy ?? null,
          size: blob.size,
        })),
      },
      database: null,
      coverage: coverageWithoutData(catalogue),
      notRead: gaps,
      packages: packages.map(toRecord),
    },
    2,
  )}\n`;
}

function toRecord({
  type,
  name,
  version,
  purl,
  arch,
  source,
  module,
  path,
  layer,
  licences,
  isGuess,
}: Package): unknown {
  return { type, name, version, purl, arch, source, module, path, layer, licences, guess: isGuess };
}
