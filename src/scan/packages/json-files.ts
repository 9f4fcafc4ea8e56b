import { ScanError } from '../error.ts';
import { field, listField, parseJson, textField, textOf } from '../json.ts';
import { describe, type Found, listOfOne, NOTHING } from './found.ts';

/** `package.json` of a package in `node_modules`. */
export function readNpmPackage(content: Buffer): Found {
  const json = jsonOf(content);
  const licences = [field(json, 'license'), ...listField(json, 'licenses')].flatMap(
    (licence) => textOf(licence) ?? textField(licence, 'type') ?? [],
  );
  return { packages: listOfOne(describe('npm', textField(json, 'name'), textField(json, 'version'), { licences })) };
}

/** `vendor/composer/installed.json` of Composer 1 (a list) and 2. */
export function readComposerInstalled(content: Buffer): Found {
  const json = jsonOf(content);
  const packages = Array.isArray(json) ? json : listField(json, 'packages');
  return {
    packages: packages.flatMap((entry: unknown) => {
      const licences = listField(entry, 'license').flatMap((licence) => textOf(licence) ?? []);
      return listOfOne(describe('composer', textField(entry, 'name'), textField(entry, 'version'), { licences }));
    }),
  };
}

/** `*.deps.json` of .NET: the packages that an application was published with. */
export function readDotnetDeps(content: Buffer): Found {
  const libraries = field(jsonOf(content), 'libraries');
  if (typeof libraries !== 'object' || libraries === null) return NOTHING;
  return {
    packages: Object.entries(libraries).flatMap(([key, value]: [string, unknown]) => {
      const slash = key.lastIndexOf('/');
      if (textField(value, 'type') !== 'package' || slash === -1) return [];
      return listOfOne(describe('nuget', key.slice(0, slash), key.slice(slash + 1)));
    }),
  };
}

/** `conda-meta/*.json`. */
export function readConda(content: Buffer): Found {
  const json = jsonOf(content);
  const licence = textField(json, 'license');
  const licences = licence === undefined ? [] : [licence];
  return { packages: listOfOne(describe('conda', textField(json, 'name'), textField(json, 'version'), { licences })) };
}

/** A file that is not JSON describes no package. */
function jsonOf(content: Buffer): unknown {
  try {
    return parseJson(content, 'the file');
  } catch (error) {
    if (error instanceof ScanError) return undefined;
    throw error;
  }
}
