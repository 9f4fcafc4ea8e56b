import { judge } from './app/checking.ts';
import { languagesOf } from './app/languages.ts';
import { relocate } from './app/relocate.ts';
import { classify, classifyYaml } from './collect/classify.ts';
import { skippedFiles } from './collect/skipped.ts';
import { collectWorktree } from './collect/worktree.ts';
import { diskReader, namedConfig, rootOf } from './config/disk.ts';
import { type LoadedConfig, loadConfig as load } from './config/load.ts';
import type { ConfigFile } from './config/schema.ts';
import { todayOf } from './core/clock.ts';
import { PlimsollError } from './core/errors.ts';
import type { Finding } from './core/finding.ts';
import type { RuleRow } from './engine/rule-row.ts';
import { ruleTable } from './engine/rule-table.gen.ts';
import type { RunResult } from './engine/run.ts';

export type { Config, FileConfig, FileGlobs } from './config/config.ts';
export type { LoadedConfig } from './config/load.ts';
export type { ConfigFile } from './config/schema.ts';
export { ConfigError, PlimsollError } from './core/errors.ts';
export type { Finding, FindingEdit, FindingFix, RelatedLocation, Severity, Threshold } from './core/finding.ts';
export type { Position } from './core/text.ts';
export { applyFixes, type FixOutcome } from './engine/fixes.ts';
export type { RuleRow } from './engine/rule-row.ts';

/** Every rule that plimsoll knows, without documentation and code. */
export const rules: readonly RuleRow[] = ruleTable;

/** A configuration that `loadConfig` gave, or settings as a configuration file spells them. */
export type ConfigLike = LoadedConfig | ConfigFile;

export interface LintOptions {
  /** Absent: `lintText` judges by the defaults, `lintFiles` by the repository's configuration. */
  readonly config?: ConfigLike;
  /** The day for rules about end dates; default: today. */
  readonly today?: Date;
}

export interface TextToLint {
  /** Decides the language; forward slashes. It need not exist. */
  readonly path: string;
  readonly text: string;
  /** Git file mode such as `100755`. */
  readonly mode?: string;
}

/**
 * Checks one text. Nothing is read from disk. A path that plimsoll does not check gives no findings.
 *
 * @example
 * const findings = await lintText({ path: 'Dockerfile', text: 'FROM debian\nADD . /srv\n' });
 */
export async function lintText({ path, text, mode }: TextToLint, options: LintOptions = {}): Promise<Finding[]> {
  const loaded = await loadedOf(options.config ?? {});
  const { languageOf, isExcluded } = await languagesOf(loaded.config.files);
  const byPath = languageOf(path);
  const language = byPath === 'yaml' ? classifyYaml(path, text) : (byPath ?? classify(path, text));
  if (language === undefined || isExcluded(path)) return [];
  const file = { path, text, origin: 'stdin', ...(mode !== undefined && { mode }) } as const;
  const result = await judge({ files: [{ file, language }], loaded, today: dayOf(options), env: process.env });
  return findingsOf(result);
}

/**
 * Checks files and folders of the work tree; none named: every tracked file.
 *
 * @example
 * const findings = await lintFiles(['services'], { cwd: '/repository' });
 */
export async function lintFiles(
  paths: readonly string[] = [],
  options: LintOptions & { readonly cwd?: string } = {},
): Promise<Finding[]> {
  const cwd = options.cwd ?? process.cwd();
  const loaded = options.config ? await loadedOf(options.config) : await loadConfig({ cwd });
  const { languageOf, isExcluded } = await languagesOf(loaded.config.files);
  const tree = await collectWorktree({ cwd, env: process.env, paths, languageOf });
  const { repository, location } = tree;
  const files = tree.files.filter(({ file }) => !isExcluded(file.path));
  const today = dayOf(options);
  const skipped = skippedFiles(tree.skipped.filter(({ path }) => !isExcluded(path)));
  const result = await judge({ files, skipped, loaded, today, env: process.env, ...(repository && { repository }) });
  return findingsOf(relocate(result, location?.prefix ?? ''));
}

/**
 * Finds and reads the configuration of the repository that holds `cwd`, or reads the file that is named. Throws a
 * ConfigError that names file, line and column of what is wrong.
 */
export function loadConfig(options: { readonly cwd?: string; readonly file?: string } = {}): Promise<LoadedConfig> {
  const cwd = options.cwd ?? process.cwd();
  const file = options.file === undefined ? undefined : namedConfig(cwd, options.file);
  return load({ read: diskReader(rootOf(cwd)), ...(file && { file }) });
}

async function loadedOf(config: ConfigLike): Promise<LoadedConfig> {
  if (isLoaded(config)) return config;
  const text = JSON.stringify(config);
  return load({ read: () => undefined, file: { file: 'config.json', text } });
}

function isLoaded(config: ConfigLike): config is LoadedConfig {
  return 'configFor' in config;
}

function dayOf({ today }: LintOptions): Date {
  return today ?? todayOf(process.env, () => new Date());
}

/** Findings, or an error when something could not be checked: half an answer would look like a whole one. */
function findingsOf({ findings, errors }: RunResult): Finding[] {
  const [first] = errors;
  if (!first) return [...findings];
  throw new PlimsollError(first.file ? `${first.file}: ${first.message}` : first.message);
}
