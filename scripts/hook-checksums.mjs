// Keeps hooks/checksums: what the hook scripts of each release look like, so that uninstall and an upgrade recognise an
// older script that nobody edited, without a receipt. Lines of other versions are never touched; those of the version
// in package.json follow the scripts for as long as CHANGELOG.md calls it unreleased.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HOOKS = ['pre-commit', 'pre-merge-commit', 'pre-push', 'pre-applypatch'];
/** A script as it is for one repository, and as `install --global` writes it. */
const SCOPES = ['repository', 'global'];

/** The table for the scripts below a root; throws when the scripts of a released version were changed. */
export function hookChecksums(root) {
  const read = (path) => (existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : '');
  const { version } = JSON.parse(read('package.json'));
  const lines = read('hooks/checksums').split('\n').filter(Boolean);
  const isOwn = (line) => line.split(/ +/)[1] === version;
  const kept = lines.filter((line) => !isOwn(line));
  const seen = new Set(kept.map((line) => line.split(' ')[0]));
  const own = HOOKS.flatMap((hook) =>
    SCOPES.map((scope) => {
      const text = read(`hooks/${hook}`).replace(/^scope=repository$/m, `scope=${scope}`);
      return `${createHash('sha256').update(text).digest('hex')}  ${version} ${hook} ${scope}`;
    }),
  ).filter((line) => !seen.has(line.split(' ')[0]));
  const heading = read('CHANGELOG.md').match(new RegExp(`^## ${version.replaceAll('.', '\\.')}\\b.*$`, 'm'))?.[0];
  const before = lines.filter(isOwn);
  if (!/unreleased/.test(heading ?? 'unreleased') && before.join('\n') !== own.join('\n')) {
    throw new Error(`${version} is released with other hook scripts: raise the version in package.json first`);
  }
  return `${[...kept, ...own].join('\n')}\n`;
}

/** Writes the table when it is not current. */
export function writeHookChecksums(root) {
  const path = join(root, 'hooks/checksums');
  const text = hookChecksums(root);
  if (!existsSync(path) || readFileSync(path, 'utf8') !== text) writeFileSync(path, text);
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  writeHookChecksums(fileURLToPath(new URL('..', import.meta.url)));
