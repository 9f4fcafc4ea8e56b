// Packs the built package and installs the tarball as a user would, from the npm cache that `npm ci` filled.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execaSync } from 'execa';
import { withPackedManifest } from './packed-manifest.mjs';

const root = new URL('..', import.meta.url).pathname;

/** Packs into `folder`; gives the absolute path of the tarball. */
export function pack(folder) {
  return withPackedManifest(() => packAsIs(folder));
}

function packAsIs(folder) {
  const { stdout } = execaSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
    cwd: root,
  });
  const name = /"filename":\s*"([^"]+)"/.exec(stdout)?.[1];
  if (!name) throw new Error(`npm pack named no file: ${stdout}`);
  return join(folder, name);
}

/**
 * Installs the tarball into `folder`, which gets a package.json with `manifest`. The lock file is made here from our
 * own: it names each dependency's tarball and checksum, which lets npm take all of them from its cache, offline.
 */
export function installPacked(folder, tarball, manifest) {
  const own = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const registry = execaSync('npm', ['config', 'get', 'registry'], { cwd: folder }).stdout.replace(/\/$/, '');
  const file = `file:${tarball}`;
  const project = { ...manifest, devDependencies: { plimsoll: file } };
  const entries = Object.entries(packages)
    .filter(([path, entry]) => path !== '' && !entry.dev && !entry.devOptional && !entry.peer)
    .map(([path, entry]) => {
      const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
      const base = name.slice(name.indexOf('/') + 1);
      return [path, { ...entry, dev: true, resolved: `${registry}/${name}/-/${base}-${entry.version}.tgz` }];
    });
  const integrity = `sha512-${createHash('sha512').update(readFileSync(tarball)).digest('base64')}`;
  const { version, license, dependencies, bin, engines, peerDependencies, peerDependenciesMeta } = own;
  const lock = {
    name: manifest.name,
    version: manifest.version,
    lockfileVersion: 3,
    requires: true,
    packages: {
      '': project,
      'node_modules/plimsoll': {
        ...{ version, resolved: file, integrity, dev: true, license, dependencies, bin, engines },
        ...{ peerDependencies, peerDependenciesMeta },
      },
      ...Object.fromEntries(entries),
    },
  };
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(project, null, 2)}\n`);
  writeFileSync(join(folder, 'package-lock.json'), `${JSON.stringify(lock, null, 2)}\n`);
  execaSync('npm', ['ci', '--offline', '--no-audit', '--no-fund'], { cwd: folder });
  return join(folder, 'node_modules/plimsoll');
}
