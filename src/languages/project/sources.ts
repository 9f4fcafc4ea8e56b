import { onceFor } from '../../core/once.ts';
import type { Project } from '../../core/project.ts';
import { pathsOf } from './file-kinds.ts';
import { GitIgnore } from './gitignore.ts';
import { untilRead } from './paths.ts';

const BUILD_FOLDERS = new Set(
  (
    'dist build target out bin obj lib node_modules vendor release releases artifacts publish coverage _build pkg .next ' +
    '.output .nuxt public site generated gen tmp cache bazel-bin rootfs root'
  ).split(' '),
);
const BUILT =
  /\.(?:jar|war|ear|tar|gz|tgz|xz|bz2|zip|deb|rpm|apk|whl|egg|exe|so|dll|bin|a|o|class|pyc|min\.js|wasm|img|iso)$/i;
/** Files that are made where the image is deployed. */
const DEPLOYED =
  /(?:\.(?:crt|cer|pem|key|p12|jks|license|lic|env|secret)|(?:^|\/)\.env(?:\..*)?|(?:^|\/)id_(?:rsa|ed25519)|credentials.*)$/i;

/** The `.gitignore` files of the repository; for a rule's `wants`. */
export const gitignorePaths = untilRead(({ entries }) => pathsOf(entries).gitignore);

/** What Git ignores, from the files that `gitignorePaths` names. */
export const gitIgnoreOf = onceFor((project: Project): GitIgnore => {
  const ignore = new GitIgnore();
  for (const path of pathsOf(project.entries).gitignore) ignore.add(path, project.text(path) ?? '');
  return ignore;
});

/**
 * Whether a path that is not in the commit may be made before the image is built: the result of a build, a
 * certificate, a program without an extension.
 */
export function mayBeMade(path: string): boolean {
  const parts = path.split('/');
  const name = parts.at(-1) ?? '';
  if (BUILT.test(path) || DEPLOYED.test(path)) return true;
  return (
    parts.some((part) => BUILD_FOLDERS.has(part)) || (parts.length === 1 && !name.includes('.') && !KNOWN.has(name))
  );
}

/** Names without a dot that people write by hand. */
const KNOWN = new Set([
  'Makefile',
  'Gemfile',
  'Pipfile',
  'Procfile',
  'Rakefile',
  'src',
  'app',
  'config',
  'scripts',
  'conf',
  'server',
  'client',
  'templates',
  'static',
]);
