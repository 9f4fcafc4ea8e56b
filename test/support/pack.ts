import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The packed package: the tarball, and the folder where it is installed as a user would have it. */
    plimsoll: { readonly tarball: string; readonly installed: string };
  }
}

/**
 * Packs the built package and installs the tarball once for all scenarios. Dependencies come from the npm cache
 * that `npm ci` filled, else from the registry.
 */
export default function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-pack-'));
  const npm = (args: readonly string[], cwd: string): string =>
    execFileSync('npm', [...args], { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  const packed = npm(['pack', '--json', '--pack-destination', folder], project.config.root);
  const name = /"filename":\s*"([^"]+)"/.exec(packed)?.[1];
  if (!name) throw new Error(`npm pack named no file: ${packed}`);
  const tarball = join(folder, name);
  npm(['init', '-y'], folder);
  npm(['install', '--prefer-offline', '--no-audit', '--no-fund', '--omit=peer', tarball], folder);
  project.provide('plimsoll', { tarball, installed: join(folder, 'node_modules/plimsoll') });
  return () => rmSync(folder, { recursive: true, force: true });
}
