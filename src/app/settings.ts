import { diskReader, namedConfig, rootOf } from '../config/disk.ts';
import type { FoundConfig, ReadFile } from '../config/find.ts';
import { type LoadedConfig, loadConfig } from '../config/load.ts';
import type { Args } from '../core/args.ts';
import { todayOf } from '../core/clock.ts';
import { UsageError } from '../core/errors.ts';
import type { Io } from '../core/io.ts';
import { type FormatRequest, formatsOf } from './formats.ts';
import { overridesOf } from './overrides.ts';
import { milliseconds } from './stopwatch.ts';

/** What a checking command was told, read before anything is looked at. */
export interface CheckSettings {
  readonly formats: readonly FormatRequest[];
  readonly today: Date;
  readonly env: Io['env'];
  readonly began: number;
  readonly notes: readonly string[];
  /** The configuration as `read` finds it; on disk when absent. */
  load(read?: ReadFile): Promise<LoadedConfig>;
}

/** Reads the options that all checking commands share. */
export async function settingsOf(args: Args, io: Io): Promise<CheckSettings> {
  const began = milliseconds();
  const formats = formatsOf(args);
  const today = todayOf(io.env, () => new Date());
  const { layer, notes } = await overridesOf(args, io.env);
  const file = configOf(args, io);
  return {
    formats,
    today,
    env: io.env,
    began,
    notes,
    load: (read = diskReader(rootOf(io.cwd))) =>
      loadConfig({ read, override: layer, none: args.flag('no-config') ?? false, ...(file && { file }) }),
  };
}

function configOf(args: Args, io: Io): FoundConfig | undefined {
  const named = args.value('config');
  if (named === undefined) return undefined;
  if (args.flag('no-config'))
    throw new UsageError('--config and --no-config exclude each other', { hint: 'give one of them' });
  return namedConfig(io.cwd, named);
}
