import type { Args } from '../core/args.ts';
import { UsageError } from '../core/errors.ts';
import type { Io } from '../core/io.ts';
import { nearest } from '../core/suggest.ts';
import { checkStaged } from './check-staged.ts';
import { isSwitchedOff } from './overrides.ts';
import { settingsOf } from './settings.ts';

/** Hooks at which the index is what will be committed. */
const INDEX_HOOKS = ['pre-commit', 'pre-merge-commit', 'pre-applypatch'];
const HOOKS = [...INDEX_HOOKS, 'pre-push'];

/** `plimsoll run`: what the hook script calls. */
export async function run(args: Args, io: Io): Promise<number> {
  const [hook = ''] = args.positionals;
  if (!HOOKS.includes(hook)) {
    const near = nearest(hook, HOOKS);
    const hint = near ? `did you mean ${near}?` : `it runs in ${HOOKS.join(', ')}`;
    throw new UsageError(`plimsoll has nothing to do in the hook ${JSON.stringify(hook)}`, { hint });
  }
  if (isSwitchedOff(io.env)) {
    io.stderr.write('plimsoll: nothing was checked, PLIMSOLL switches it off\n');
    return 0;
  }
  const settings = await settingsOf(args, io);
  if (INDEX_HOOKS.includes(hook)) {
    return checkStaged({ hook, isHanded: args.flag('handed') ?? false }, settings, args, io);
  }
  const { checkPush } = await import('./check-push.ts');
  return checkPush(settings, args, io);
}
