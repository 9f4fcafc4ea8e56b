import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The YAML files among paths and below those that are folders. */
export function yamlFiles(paths) {
  return paths
    .map((path) => resolve(path))
    .flatMap((path) =>
      statSync(path).isDirectory()
        ? readdirSync(path, { recursive: true, withFileTypes: true })
            .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
            .map((entry) => join(entry.parentPath, entry.name))
        : [path],
    );
}
