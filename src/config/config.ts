import type { Severity, Threshold } from '../core/finding.ts';
import { DEFAULT_SETTINGS, type Settings } from '../core/settings.ts';
import type { ListedIgnore } from './foreign-ignores.ts';
import type { Layer } from './layer.ts';

/** What applies to one file: the root configuration with the overrides whose globs match it. */
export interface FileConfig {
  readonly select: readonly string[];
  readonly extendSelect: readonly string[];
  readonly ignore: readonly string[];
  /** Severity by rule id, name or alias as the user wrote it. */
  readonly severity: Readonly<Record<string, Severity>>;
  readonly failOn: Threshold;
  readonly settings: Settings;
  /** False: no comment or annotation silences anything. */
  readonly allowInlineIgnores: boolean;
  /** False: the ignore marks of other tools have no effect. */
  readonly foreignIgnores: boolean;
  /** What files of other tools say is to be ignored. */
  readonly listedIgnores: readonly ListedIgnore[];
  /** Rules that no comment or annotation may silence. */
  readonly neverIgnore: readonly string[];
}

export interface FileGlobs {
  readonly dockerfile: readonly string[];
  readonly kubernetes: readonly string[];
  readonly compose: readonly string[];
  readonly shell: readonly string[];
  readonly exclude: readonly string[];
}

/** What checks shell scripts: our rules alone, or the user's ShellCheck as well. */
export const SHELL_ENGINES = ['plimsoll', 'shellcheck'] as const;

/** An issue of an image that is accepted for some time. */
export interface ScanIgnore {
  /** Id of the issue, or one of its aliases. */
  readonly id: string;
  /** Only in this package. */
  readonly package?: string;
  /** Last day, `2026-12-31`. */
  readonly until: string;
  readonly reason: string;
}

/** A whole configuration, defaults filled in. */
export interface Config extends FileConfig {
  readonly scope: 'file' | 'new';
  readonly files: FileGlobs;
  readonly overrides: readonly { readonly files: readonly string[]; readonly set: Layer }[];
  readonly shellEngine: (typeof SHELL_ENGINES)[number];
  readonly fixOnCommit: 'off' | 'safe';
  readonly merges: 'changed' | 'all' | 'off';
  /** Report only what blocks. */
  readonly quiet: boolean;
  /** Issues that `scan` accepts until a day. */
  readonly scanIgnores: readonly ScanIgnore[];
  /** Files that the configuration was read from. */
  readonly sources: readonly string[];
}

export const DEFAULT_CONFIG: Config = {
  select: ['recommended'],
  extendSelect: [],
  ignore: [],
  severity: {},
  failOn: 'warning',
  settings: DEFAULT_SETTINGS,
  allowInlineIgnores: true,
  foreignIgnores: true,
  listedIgnores: [],
  neverIgnore: [],
  scope: 'file',
  files: { dockerfile: [], kubernetes: [], compose: [], shell: [], exclude: [] },
  overrides: [],
  shellEngine: 'plimsoll',
  fixOnCommit: 'off',
  merges: 'changed',
  quiet: false,
  scanIgnores: [],
  sources: [],
};
