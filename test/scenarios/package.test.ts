import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, it } from 'vitest';
import { gitRepo } from '../support/git-repo.ts';

it('the packed package has no scripts, and npm installs it without a warning', () => {
  const { installed } = inject('plimsoll');
  expect(JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'))).not.toMatchObject({
    scripts: expect.anything(),
  });
  const repo = gitRepo();
  // The lock file of the installation for these tests: npm's cache holds all that it names.
  for (const name of ['package.json', 'package-lock.json']) {
    copyFileSync(join(installed, '../..', name), repo.path(name));
  }
  const HOME = process.env['HOME'] ?? '';
  const cache = repo.run('npm', ['config', 'get', 'cache'], { env: { HOME } }).stdout.trim();
  const { status, output } = repo.run('npm', ['ci', '--offline', '--no-audit', '--no-fund'], {
    env: { npm_config_cache: cache },
  });
  expect(output).toMatch(/^\s*added \d+ packages/);
  expect(output).not.toContain('warn');
  expect(status).toBe(0);
});
