import type { Layer } from '../config/layer.ts';
import type { Args } from '../core/args.ts';
import { UsageError } from '../core/errors.ts';
import { isThreshold } from '../core/finding.ts';
import type { Io } from '../core/io.ts';

/** What the command line and the environment say about rules. */
export interface Overrides {
  readonly layer: Layer;
  readonly notes: readonly string[];
}

/** Reads `--select`, `--extend-select`, `--ignore`, `--fail-on` and `PLIMSOLL_SKIP`. */
export async function overridesOf(args: Args, env: Io['env']): Promise<Overrides> {
  const select = args.list('select');
  const extendSelect = args.list('extend-select');
  const ignore = args.list('ignore');
  const skip = (env['PLIMSOLL_SKIP'] ?? '').split(/[\s,]+/).filter(Boolean);
  const failOn = args.value('fail-on');
  if (select || extendSelect || ignore || skip.length > 0) {
    const { selectorProblem, ignoreProblem } = await import('../config/selectors.ts');
    check('--select', select ?? [], selectorProblem);
    check('--extend-select', extendSelect ?? [], selectorProblem);
    check('--ignore', ignore ?? [], ignoreProblem);
    check('PLIMSOLL_SKIP', skip, ignoreProblem);
  }
  if (select?.length === 0) throw new UsageError('--select selects nothing', { hint: 'name a rule or a profile' });
  return {
    layer: {
      ...(select && { select }),
      ...(extendSelect && { extendSelect }),
      ...((ignore || skip.length > 0) && { ignore: [...(ignore ?? []), ...skip] }),
      ...(failOn !== undefined && isThreshold(failOn) && { failOn }),
    },
    notes: skip.length > 0 ? [`PLIMSOLL_SKIP leaves out ${skip.join(', ')}`] : [],
  };
}

/** Whether the environment switches plimsoll off. */
export function isSwitchedOff(env: Io['env']): boolean {
  return ['0', 'off', 'false'].includes((env['PLIMSOLL'] ?? '').toLowerCase());
}

function check(where: string, words: readonly string[], problemOf: (word: string) => string | undefined): void {
  for (const word of words) {
    const problem = problemOf(word);
    if (problem === undefined) continue;
    const [message = '', hint = ''] = problem.split('; ');
    throw new UsageError(`${where}: ${message}`, { hint });
  }
}
