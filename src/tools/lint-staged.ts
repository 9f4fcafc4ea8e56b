import { PlimsollError } from '../core/errors.ts';

/** Set for what lint-staged starts, so that a configuration that leads back here is noticed. */
const INSIDE = 'PLIMSOLL_EXTERNAL';
const PROGRAM = `import lintStaged from 'lint-staged';
process.exitCode = (await lintStaged({ cwd: process.argv[1], quiet: true, allowEmpty: false })) ? 0 : 1;`;

export interface LintStagedPlace {
  /** Top of the work tree. */
  readonly top: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Takes what lint-staged and its programs print. */
  write(text: string): void;
}

/**
 * Runs the repository's own lint-staged with the repository's own configuration on what is staged: formatters that need
 * files on disk. It gets a process of its own, which finds the package from the top of the work tree.
 */
export async function runLintStaged({ top, env, write }: LintStagedPlace): Promise<void> {
  if (env[INSIDE] !== undefined) {
    throw new PlimsollError('lint-staged is running already: its configuration calls plimsoll fix --external', {
      hint: 'take that command out of the configuration of lint-staged',
    });
  }
  const { execa } = await import('execa');
  const result = await execa(process.execPath, ['--input-type=module', '-e', PROGRAM, top], {
    cwd: top,
    env: { ...env, [INSIDE]: '1' },
    extendEnv: false,
    stdin: 'ignore',
    all: true,
    reject: false,
    stripFinalNewline: false,
  });
  if (result.exitCode === 0) {
    write(result.all);
    return;
  }
  if (/Cannot find package '[^'\n]*lint-staged(?:[\\/][^'\n]*)?' imported from [^\n]*\[eval/.test(result.stderr)) {
    throw new PlimsollError('lint-staged is not installed in this repository', {
      hint: 'npm install --save-dev lint-staged',
    });
  }
  write(result.all);
  throw new PlimsollError(`lint-staged could not finish${result.signal ? ` (${result.signal})` : ''}`, {
    hint: 'it has put back what was staged; npx lint-staged shows the same',
  });
}
