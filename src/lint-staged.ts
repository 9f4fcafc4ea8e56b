import { TEMPLATE_ENDINGS } from './core/template-endings.ts';

/** What lint-staged takes as a configuration: commands by glob. */
export type LintStagedConfig = Readonly<Record<string, string>>;

/** The files are named as a selection only: what is judged is their content in the index. */
const COMMAND = 'plimsoll check --staged --';

/**
 * Preset for repositories that run lint-staged: `export { default } from 'plimsoll/lint-staged'`, or spread it into
 * an own configuration. Fixing is left to `plimsoll fix`, as two fixers on one file would disturb each other.
 */
const config: LintStagedConfig = {
  '*{[Dd]ockerfile,[Cc]ontainerfile}*': COMMAND,
  [`*.{yaml,yml,{yaml,yml}.{${TEMPLATE_ENDINGS.join(',')}}}`]: COMMAND,
  '!(package|package-lock).json': COMMAND,
};

export default config;
