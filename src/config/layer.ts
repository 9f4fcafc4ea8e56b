import type { Severity, Threshold } from '../core/finding.ts';
import type { Settings } from '../core/settings.ts';
import type { FileConfig } from './config.ts';

/** Some of a configuration, to be laid over another. */
export interface Layer {
  readonly select?: readonly string[];
  readonly extendSelect?: readonly string[];
  readonly ignore?: readonly string[];
  readonly severity?: Readonly<Record<string, Severity>>;
  readonly failOn?: Threshold;
  readonly allowInlineIgnores?: boolean;
  readonly foreignIgnores?: boolean;
  readonly neverIgnore?: readonly string[];
  readonly settings?: Partial<Omit<Settings, 'kubernetes'>> & { readonly kubernetes?: Partial<Settings['kubernetes']> };
}

/**
 * Lays one over the other. A new `select` replaces the old selection with its extensions; lists of what is left out
 * and of severities grow; single values are replaced.
 */
export function apply(base: FileConfig, layer: Layer): FileConfig {
  const extended = layer.extendSelect ?? [];
  const { settings = {} } = layer;
  return {
    select: layer.select ?? base.select,
    extendSelect: layer.select ? extended : [...base.extendSelect, ...extended],
    ignore: [...base.ignore, ...(layer.ignore ?? [])],
    severity: { ...base.severity, ...layer.severity },
    failOn: layer.failOn ?? base.failOn,
    allowInlineIgnores: layer.allowInlineIgnores ?? base.allowInlineIgnores,
    foreignIgnores: layer.foreignIgnores ?? base.foreignIgnores,
    listedIgnores: base.listedIgnores,
    neverIgnore: [...base.neverIgnore, ...(layer.neverIgnore ?? [])],
    settings: {
      ...base.settings,
      ...settings,
      kubernetes: { ...base.settings.kubernetes, ...settings.kubernetes },
    },
  };
}

/** The layer that a configuration file, or an override in it, spells with keys of its own. */
export function layerOf(file: {
  readonly select?: readonly string[];
  readonly extendSelect?: readonly string[];
  readonly ignore?: readonly string[];
  readonly severity?: Readonly<Record<string, Severity | 'off'>>;
  readonly failOn?: Threshold;
  readonly allowInlineIgnores?: boolean;
  readonly neverIgnore?: readonly string[];
  readonly trustedRegistries?: readonly string[];
  readonly labels?: Readonly<Record<string, string>>;
  readonly strictLabels?: boolean;
}): Layer {
  const { trustedRegistries, labels, strictLabels, ...rest } = file;
  const { select, extendSelect, ignore, severity, failOn, allowInlineIgnores, neverIgnore } = rest;
  const levels = Object.entries(severity ?? {});
  const off = levels.flatMap(([word, level]) => (level === 'off' ? [word] : []));
  return {
    ...(select && { select }),
    ...(extendSelect && { extendSelect }),
    ...((ignore || off.length > 0) && { ignore: [...(ignore ?? []), ...off] }),
    ...(severity && {
      severity: Object.fromEntries(levels.flatMap(([word, level]) => (level === 'off' ? [] : [[word, level]]))),
    }),
    ...(failOn && { failOn }),
    ...(allowInlineIgnores !== undefined && { allowInlineIgnores }),
    ...(neverIgnore && { neverIgnore }),
    settings: {
      ...(trustedRegistries && { trustedRegistries }),
      ...(labels && { labels }),
      ...(strictLabels !== undefined && { strictLabels }),
    },
  };
}
