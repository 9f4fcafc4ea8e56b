import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { applyFixes } from '../../../src/engine/fixes.ts';
import { check } from '../../support/check.ts';

/** Files without RUN, so that they build from nothing and without a network. */
const FILES: readonly (readonly [rule: string, text: string])[] = [
  ['DF002', 'FROM scratch AS Base\nCOPY a.txt /\nFROM scratch\nCOPY --from=Base /a.txt /b\n'],
  ['DF003', 'FROM scratch as b\nCOPY a.txt /\n'],
  ['DF004', 'FROM scratch\nENV A=1 \\\n\n  B=2\n'],
  ['DF005', 'FROM scratch\nENV A=1\nuser 7\nonbuild user 8\n'],
  ['DF007', 'FROM scratch\nENV A some  value $B\nLABEL b some text\nENV C d=e\n'],
  ['DF012', 'FROM scratch\nENV A=1 \\'],
  ['DL3012', 'FROM scratch\nHEALTHCHECK CMD ["/a"]\nHEALTHCHECK --interval=7s CMD ["/b"]\n'],
  ['DL4003', 'FROM scratch\nCMD ["/a"]\nENTRYPOINT ["/e"]\nCMD ["/b"]\n'],
  ['DL4004', 'FROM scratch\nENTRYPOINT ["/a"]\nCMD ["/c"]\nENTRYPOINT ["/b"]\n'],
  ['DL3020', 'FROM scratch\nADD a.txt /x/\nadd . /y/\n'],
];

const folder = mkdtempSync(join(tmpdir(), 'plimsoll-buildah-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function buildah(...args: string[]) {
  const store = ['--root', join(folder, 'root'), '--runroot', join(folder, 'run'), '--storage-driver', 'vfs'];
  return spawnSync('buildah', [...store, ...args], { cwd: folder, encoding: 'utf8', timeout: 60_000 });
}

/** What is in the image: its settings, and the entries of its layers without their times. */
function build(text: string): unknown {
  writeFileSync(join(folder, 'context', 'a.txt'), 'a');
  writeFileSync(join(folder, 'Dockerfile'), text);
  const built = buildah('bud', '--quiet', '--isolation', 'chroot', '-f', 'Dockerfile', '-t', 'x', 'context');
  expect(built.stderr + built.stdout).toMatch(/[0-9a-f]{12}/);
  const image: unknown = JSON.parse(buildah('inspect', '--type', 'image', 'x').stdout);
  const config = image && typeof image === 'object' && 'OCIv1' in image ? image.OCIv1 : undefined;
  const container = buildah('from', 'x').stdout.trim();
  const mounted = buildah('mount', container).stdout.trim();
  const files = spawnSync('find', ['.', '-type', 'f'], { cwd: mounted, encoding: 'utf8' }).stdout.split('\n').sort();
  buildah('rm', container);
  return { config: config && typeof config === 'object' && 'config' in config ? config.config : undefined, files };
}

// Needs buildah and its rights to build.
const canBuild = (() => {
  if (spawnSync('buildah', ['--version']).status !== 0) return false;
  spawnSync('mkdir', ['-p', join(folder, 'context')]);
  writeFileSync(join(folder, 'Dockerfile'), 'FROM scratch\nENV A=1\n');
  return buildah('bud', '--quiet', '--isolation', 'chroot', '-f', 'Dockerfile', 'context').status === 0;
})();

describe.skipIf(!canBuild)('buildah builds the same image after the safe fix of', () => {
  it.each(FILES)('%s', async (rule, text) => {
    const findings = await check('Dockerfile', text, { select: [rule] });
    const fixed = applyFixes(text, findings).text;
    expect(fixed).not.toBe(text);
    expect(build(fixed)).toEqual(build(text));
  });
});
