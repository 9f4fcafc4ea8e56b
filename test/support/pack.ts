import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { installPacked, pack } from '../../scripts/pack.mjs';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The packed package: the tarball, and the folder where it is installed as a user would have it. */
    plimsoll: { readonly tarball: string; readonly installed: string };
  }
}

/** Packs the built package and installs the tarball once for all scenarios. */
export default function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-pack-'));
  const tarball = pack(folder);
  const installed = installPacked(folder, tarball, { name: 'host', version: '1.0.0', private: true });
  project.provide('plimsoll', { tarball, installed });
  return () => rmSync(folder, { recursive: true, force: true });
}
