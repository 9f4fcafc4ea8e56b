import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { rolldown } from 'rolldown';
import { expect, it, vi } from 'vitest';
import { temporaryFolder } from '../support/git-repo.ts';
import { writeExecutable } from '../support/programs.ts';

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

it.each(['SIGTERM', 'SIGINT'] as const)('%s ends ShellCheck and takes its folder away', async (signal) => {
  const folder = temporaryFolder();
  const driver = join(folder, 'driver.mjs');
  const bundle = await rolldown({
    input: new URL('../support/shellcheck-driver.ts', import.meta.url).pathname,
    platform: 'node',
    logLevel: 'silent',
  });
  await bundle.write({ file: driver, format: 'esm', codeSplitting: false });
  await bundle.close();
  const note = join(folder, 'note');
  writeExecutable(
    join(folder, 'bin', 'shellcheck'),
    `#!/bin/sh\necho "$$ $PWD" > '${note}.new'; mv '${note}.new' '${note}'; exec sleep 60\n`,
  );
  const child = spawn(process.execPath, [driver], {
    env: { PATH: `${join(folder, 'bin')}${delimiter}/usr/bin${delimiter}/bin` },
    stdio: 'ignore',
  });
  const ended = once(child, 'exit');
  await vi.waitFor(() => expect(existsSync(note)).toBe(true), { timeout: 10_000 });
  const [pid = '', place = ''] = readFileSync(note, 'utf8').trim().split(' ');
  expect(existsSync(place)).toBe(true);
  child.kill(signal);
  expect(await ended).toEqual([null, signal]);
  expect(existsSync(place)).toBe(false);
  await vi.waitFor(() => expect(isAlive(Number(pid))).toBe(false), { timeout: 5_000 });
});
