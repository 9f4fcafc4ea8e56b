import type { LanguageId } from '../core/document.ts';
import { ConfigError } from '../core/errors.ts';
import { type Config, DEFAULT_CONFIG, type FileConfig } from './config.ts';
import { problemsError, readData } from './data.ts';
import { type FoundConfig, findConfig, findForeignIgnores, findHadolint, type ReadFile } from './find.ts';
import type { ListedIgnore } from './foreign-ignores.ts';
import { apply, type Layer, layerOf } from './layer.ts';
import { rulesOfPolicy } from './policy-rules.ts';
import type { ConfigFile } from './schema.ts';
import type { ConfigProblem } from './shape.ts';

export interface LoadOptions {
  /** Reads files of the folder that the configuration is looked up in. */
  readonly read: ReadFile;
  /** A configuration named by the user, instead of a search. */
  readonly file?: FoundConfig;
  /** No file at all: the defaults. */
  readonly none?: boolean;
  /** What the command line says; it wins over all files. */
  readonly override?: Layer;
}

/** A configuration with its sources, ready to be asked per file. */
export interface LoadedConfig {
  readonly config: Config;
  /** What the user may want to know: keys without effect. */
  readonly notes: readonly string[];
  /** Everything that it was made of, as plain data: from the same, the same comes out. */
  readonly basis: unknown;
  /** What applies to a file, by its path below the configuration's folder. */
  configFor(path: string, language?: LanguageId): FileConfig;
}

/** Finds, reads and merges the configuration: defaults, .hadolint.yaml, file, overrides, command line. */
export async function loadConfig(options: LoadOptions): Promise<LoadedConfig> {
  const notes: string[] = [];
  const found = options.none ? undefined : (options.file ?? (await findConfig(options.read, notes)));
  const file = found ? await readConfig(found) : {};
  const withHadolint = !options.none && file.compat?.hadolint !== false;
  const foundHadolint = withHadolint ? await findHadolint(options.read) : undefined;
  const hadolint = foundHadolint && (await (await import('./hadolint.ts')).readHadolint(foundHadolint));
  const foundForeign =
    options.none || file.compat?.ignores === false ? [] : await findForeignIgnores(options.read, notes);
  const foreign = foundForeign.length > 0 ? await listedIgnores(foundForeign) : { ignores: [], notes: [] };
  const base: FileConfig = { ...DEFAULT_CONFIG, listedIgnores: foreign.ignores };
  notes.push(...(hadolint?.notes ?? []), ...foreign.notes);
  if (file.kubernetes?.helm === 'render')
    notes.push(`${found?.file}: kubernetes.helm: render is not supported yet; charts are checked unrendered`);

  const layers = { hadolint: hadolint?.layer, file: fileLayer(file), override: options.override ?? {} };
  const matchers = await overrideMatchers(file);
  const exact = options.override?.select;
  const within = exact && (await import('./selectors.ts')).severityWithin;
  const overrule = (below: FileConfig): FileConfig => {
    const merged = apply(below, layers.override);
    return exact && within
      ? { ...merged, severity: within([...exact, ...merged.extendSelect], merged.severity) }
      : merged;
  };
  const cache = new Map<string, FileConfig>();
  const configFor = (path: string, language?: LanguageId): FileConfig => {
    const matching = matchers.filter(({ matches }) => matches(path));
    const kind = language === 'dockerfile' || language === 'kubernetes' ? language : '';
    const key = `${kind} ${matching.map(({ index }) => index).join(' ')}`;
    const known = cache.get(key);
    if (known) return known;
    let merged = base;
    if (kind === 'dockerfile' && layers.hadolint) merged = apply(merged, layers.hadolint);
    merged = apply(merged, layers.file);
    const profile = file.kubernetes?.profile;
    if (kind === 'kubernetes' && profile) merged = apply(merged, { extendSelect: profile });
    for (const { layer } of matching) merged = apply(merged, layer);
    merged = overrule(merged);
    cache.set(key, merged);
    return merged;
  };
  const config: Config = {
    ...overrule(apply(base, layers.file)),
    scope: file.scope ?? DEFAULT_CONFIG.scope,
    files: { ...DEFAULT_CONFIG.files, ...file.files },
    overrides: matchers.map(({ files, layer }) => ({ files, set: layer })),
    shellEngine: file.shell?.engine ?? DEFAULT_CONFIG.shellEngine,
    fixOnCommit: file.fixOnCommit ?? DEFAULT_CONFIG.fixOnCommit,
    merges: file.merges ?? DEFAULT_CONFIG.merges,
    scanIgnores: (file.scan?.ignore ?? []).flatMap(({ id, until, reason, package: name }) =>
      id === undefined || until === undefined || reason === undefined
        ? []
        : [{ id, until, reason, ...(name !== undefined && { package: name }) }],
    ),
    quiet: file.quiet ?? DEFAULT_CONFIG.quiet,
    sources: [found?.file, foundHadolint?.file, ...foundForeign.map((one) => one.file)].filter(
      (name) => name !== undefined,
    ),
  };
  if (config.shellEngine === 'plimsoll')
    notes.push(...(await shellcheckAlone([...config.select, ...config.extendSelect])));
  const basis = [found, foundHadolint, foundForeign, options.override];
  return { config, notes, basis, configFor };
}

interface Listed {
  readonly ignores: readonly ListedIgnore[];
  readonly notes: readonly string[];
}

/** A file of another tool that cannot be read is that tool's to report; nothing is ignored by it. */
async function listedIgnores(found: readonly FoundConfig[]): Promise<Listed> {
  const { readForeignIgnores } = await import('./foreign-ignores.ts');
  const ignores: ListedIgnore[] = [];
  const notes: string[] = [];
  for (const one of found) {
    try {
      ignores.push(...(await readForeignIgnores(one)));
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      notes.push(`${error.message}; the ignores of ${one.file} do not count`);
    }
  }
  return { ignores, notes };
}

/** A selected code of which only ShellCheck has a rule does nothing while ShellCheck is not asked. */
async function shellcheckAlone(selectors: readonly string[]): Promise<readonly string[]> {
  const codes = selectors.filter((word) => /^SC\d{4}$/i.test(word));
  if (codes.length === 0) return [];
  const { isOwnRule } = await import('./selectors.ts');
  return codes
    .filter((code) => !isOwnRule(code))
    .map((code) => `${code} is a rule of ShellCheck alone: it runs with \`shell: {engine: shellcheck}\``);
}

/** Reads and checks one configuration file. */
async function readConfig({ file, text, under }: FoundConfig): Promise<ConfigFile> {
  const data = await readData(file, text, under);
  const { configShape } = await import('./schema.ts');
  const problems: ConfigProblem[] = [];
  const config = configShape.read(data.value, [], problems);
  if (problems.length > 0 || !config) throw await problemsError(file, text, data, problems);
  return config;
}

function fileLayer(file: ConfigFile): Layer {
  const layer = layerOf(file);
  const { version, podSpecPaths, policy } = file.kubernetes ?? {};
  const minor = version && /^v?(1\.\d+)/.exec(version)?.[1];
  return {
    ...layer,
    ...(policy && { extendSelect: [...(layer.extendSelect ?? []), ...rulesOfPolicy(policy)] }),
    ...(file.compat?.ignores !== undefined && { foreignIgnores: file.compat.ignores }),
    settings: {
      ...layer.settings,
      kubernetes: { ...(minor && { version: minor }), ...(podSpecPaths && { podSpecPaths }) },
      ...(policy && { policy }),
    },
  };
}

interface Override {
  readonly index: number;
  readonly files: readonly string[];
  readonly layer: Layer;
  matches(path: string): boolean;
}

async function overrideMatchers(file: ConfigFile): Promise<readonly Override[]> {
  if (!file.overrides || file.overrides.length === 0) return [];
  const { matcherOf } = await import('./glob.ts');
  return file.overrides.map((override, index) => {
    const files = override.files ?? [];
    return { index, files, layer: layerOf(override), matches: matcherOf(files) };
  });
}
