// Compares the packages that `plimsoll scan` finds with those of syft, which must be on PATH.
//
//   node scripts/syft-diff.mjs oci:FOLDER[:TAG] docker-archive:FILE dir:FOLDER …
import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = new URL('..', import.meta.url).pathname;
const MOST = 2 ** 30;
/** How syft names our input forms and package types. */
const SCHEMES = { oci: 'oci-dir' };
const TYPES = {
  'go-module': 'golang',
  python: 'pypi',
  'java-archive': 'maven',
  'rust-crate': 'cargo',
  'php-composer': 'composer',
  dotnet: 'nuget',
};

const seconds = (start) => ((performance.now() - start) / 1000).toFixed(1);

function ours(ref) {
  const { stdout } = spawnSync(process.execPath, [join(root, 'bin/plimsoll.cjs'), 'scan', ref, '--format', 'json'], {
    encoding: 'utf8',
    maxBuffer: MOST,
  });
  return JSON.parse(stdout).packages.map(({ type, name, version, path }) => ({ type, name, version, path }));
}

function theirs(ref) {
  const scheme = ref.slice(0, ref.indexOf(':'));
  // syft reads folders without their tag.
  const path = scheme === 'oci' ? ref.replace(/:[^:/]*$/, '') : ref;
  const named = `${SCHEMES[scheme] ?? scheme}${(path === scheme ? ref : path).slice(scheme.length)}`;
  const output = execFileSync('syft', ['scan', named, '-q', '-o', 'json'], { encoding: 'utf8', maxBuffer: MOST });
  return JSON.parse(output).artifacts.map(({ type, name, version, locations, metadata }) => ({
    type: TYPES[type] ?? type,
    name:
      type === 'java-archive' && metadata?.pomProperties?.groupId ? `${metadata.pomProperties.groupId}:${name}` : name,
    version,
    path: locations?.[0]?.path,
  }));
}

const normal = (type, name) =>
  type === 'pypi' ? name.toLowerCase().replace(/[-_.]+/g, '-') : type === 'maven' ? name.replace(/^.*:/, '') : name;
const keyOf = ({ type, name, version }) => `${type} ${normal(type, name)} ${version.replace(/^(?:v|go|0:)/, '')}`;

for (const ref of process.argv.slice(2)) {
  let start = performance.now();
  const left = new Map(ours(ref).map((entry) => [keyOf(entry), entry]));
  const ourTime = seconds(start);
  start = performance.now();
  const right = new Map(theirs(ref).map((entry) => [keyOf(entry), entry]));
  console.log(`${ref}: plimsoll ${left.size} in ${ourTime} s, syft ${right.size} in ${seconds(start)} s`);
  for (const [key, { path }] of left) if (!right.has(key)) console.log(`  only plimsoll: ${key} (${path})`);
  for (const [key, { path }] of right) if (!left.has(key)) console.log(`  only syft: ${key} (${path})`);
}
