import { append } from '../../core/append.ts';

/** BuildKit's own switches for its checks: `# check=skip=A,B;error=true;experimental=C`. */
export interface CheckSettings {
  /** Names of checks, or `all`. */
  readonly skip: readonly string[];
  /** Names of experimental checks that are to run, or `all`. */
  readonly experimental: readonly string[];
  /** A violated check stops the build. */
  readonly error: boolean;
  /** Why BuildKit refuses it. */
  readonly problem: string | undefined;
}

const TRUE = new Set(['1', 't', 'T', 'TRUE', 'true', 'True']);
const FALSE = new Set(['0', 'f', 'F', 'FALSE', 'false', 'False']);
const MOST_PARTS = 3;

/** Reads the value of a `check` directive, which ends at the first space. */
export function readCheck(value: string): CheckSettings {
  const parts = (/^\S*/.exec(value)?.[0] ?? '').split(';');
  const skip: string[] = [];
  const experimental: string[] = [];
  let error = false;
  let problem = parts.length > MOST_PARTS ? `a check directive has at most ${MOST_PARTS} parts` : undefined;
  for (const part of parts) {
    const equals = part.indexOf('=');
    const key = equals === -1 ? part : part.slice(0, equals);
    const text = equals === -1 ? '' : part.slice(equals + 1);
    if (key === 'skip') append(skip, text.split(',').filter(Boolean));
    else if (key === 'error') {
      error = TRUE.has(text);
      if (!error && !FALSE.has(text)) problem ??= `\`${text}\` is neither true nor false`;
    } else if (key === 'experimental') append(experimental, text.split(',').filter(Boolean));
    else problem ??= `unknown part \`${key}\` in the check directive`;
  }
  return { skip, experimental, error, problem };
}
