import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { toolEnvironment } from '../../src/core/process.ts';

it('leaves out every variable that Git calls local to a repository', () => {
  const names = execFileSync('git', ['rev-parse', '--local-env-vars'], { encoding: 'utf8' }).trim().split('\n');
  expect(names.length).toBeGreaterThan(10);
  const env = Object.fromEntries(
    [...names, 'GIT_CONFIG_KEY_0', 'GITHEAD_00', 'GIT_EDITOR', 'GIT_REFLOG_ACTION'].map((name) => [name, 'x']),
  );
  expect(toolEnvironment({ ...env, PATH: '/bin', GIT_SSH: 'ssh', GONE: undefined })).toEqual({
    PATH: '/bin',
    GIT_SSH: 'ssh',
  });
});

it('gives the certificates back that the hook set aside', () => {
  expect(toolEnvironment({ PLIMSOLL_EXTRA_CA_CERTS: '/ca.pem', NODE_EXTRA_CA_CERTS: '' })).toEqual({
    NODE_EXTRA_CA_CERTS: '/ca.pem',
  });
});
