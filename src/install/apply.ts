import { changeOf, contentBefore, readConfig, writeConfig } from './config-file.ts';
import { makeFolder, moveAside, writeAtomically } from './files.ts';
import type { Environment, Git } from './git.ts';
import { setUpHusky } from './husky.ts';
import { EMPTY, extend, type Receipt, readReceipt, removeReceipt, writeReceipt } from './receipt.ts';
import type { Step } from './step.ts';
import { undo } from './undo.ts';

/** Does what was planned: all of it, or, when a step fails, nothing. The receipt is there before the first change. */
export async function apply(steps: readonly Step[], commonDir: string, git: Git, env: Environment): Promise<void> {
  if (steps.length === 0) return;
  const before = readReceipt(commonDir);
  const receipt = extend(before ?? EMPTY, steps, commonDir);
  writeReceipt(commonDir, receipt);
  const config = readConfig(commonDir);
  // What the file was before plimsoll first touched it; after a change by somebody else, what it is now.
  const first = (before?.config && contentBefore(config, before.config)) ?? config;
  const done: Step[] = [];
  try {
    for (const step of steps) {
      done.push(step);
      await perform(step, git, env);
    }
    writeReceipt(commonDir, { ...receipt, config: changeOf(first, readConfig(commonDir)) });
  } catch (error) {
    await rollBack(done, before, commonDir, git);
    if (!config.equals(readConfig(commonDir))) writeConfig(commonDir, config);
    throw error;
  }
}

async function perform(step: Step, git: Git, env: Environment): Promise<void> {
  switch (step.kind) {
    case 'folder':
      makeFolder(step.path);
      return;
    case 'move':
      moveAside(step.from, step.to);
      return;
    case 'file':
    case 'text':
      writeAtomically(step.path, step.content, step.mode);
      return;
    case 'husky':
      setUpHusky(step.top, step.generated, env);
      return;
    case 'config':
      if (step.value === undefined) await git.run('config', `--${step.scope}`, '--unset', step.key);
      else await git.run('config', `--${step.scope}`, step.key, step.value);
  }
}

async function rollBack(
  done: readonly Step[],
  before: Receipt | undefined,
  commonDir: string,
  git: Git,
): Promise<void> {
  try {
    await undo(extend(EMPTY, done, commonDir), commonDir, git);
  } finally {
    if (before) writeReceipt(commonDir, before);
    else removeReceipt(commonDir);
  }
}
