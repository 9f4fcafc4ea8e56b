import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject } from 'vitest';
import { type GitRepo, gitRepo, type Outcome, type RepositoryOptions } from './git-repo.ts';

export const GOOD = 'FROM debian:13-slim\nWORKDIR /srv\nEXPOSE 8080\nCOPY . .\nUSER 1000\nCMD ["./run"]\n';
/** One finding that stops a commit, DF009, with a safe fix. */
export const BAD = GOOD.replace('EXPOSE 8080', 'EXPOSE 80:8080');

/** Runs the packed plimsoll. */
export function plimsoll(repo: GitRepo, ...args: string[]): Outcome {
  return repo.run(process.execPath, [join(inject('plimsoll').installed, 'bin/plimsoll.cjs'), ...args]);
}

/** A repository with the packed plimsoll in node_modules, its hooks installed, and one commit. */
export function protectedRepo(options: RepositoryOptions = {}): GitRepo {
  const repo = gitRepo(options);
  mkdirSync(repo.path('node_modules'));
  symlinkSync(inject('plimsoll').installed, repo.path('node_modules/plimsoll'), 'dir');
  repo.stage('.gitignore', 'node_modules\n');
  repo.stage('.dockerignore', '.git\n');
  repo.commit('base');
  expect(plimsoll(repo, 'install').status).toBe(0);
  return repo;
}

/** Holds when a program ended well; a failure shows what it printed. */
export function succeeds({ status, output }: Outcome): void {
  expect(status, output).toBe(0);
}

export function commits(repo: GitRepo): number {
  return Number(repo.git('rev-list', '--count', 'HEAD'));
}

/** Commits, passing or being stopped by DF009, and says which. */
export function verdict(
  repo: GitRepo,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  input = '',
): string {
  const before = repo.try('rev-parse', '-q', '--verify', 'HEAD').stdout;
  const outcome = repo.run('git', args, { env, input });
  const moved = repo.try('rev-parse', '-q', '--verify', 'HEAD').stdout !== before;
  if (outcome.status === 0 && moved) return outcome.output.includes('DF009') ? 'passed with findings' : 'passed';
  return outcome.output.includes('DF009') && !moved ? 'stopped' : `status ${outcome.status}: ${outcome.output}`;
}
