import { rmSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openPush } from '../../src/collect/push.ts';
import { type GitRepo, gitRepo } from '../support/git-repo.ts';

async function configOf(repo: GitRepo, path: string): Promise<string | undefined> {
  const place = { cwd: repo.root, env: repo.env };
  const snapshot = await openPush(place, repo.git('rev-parse', 'HEAD'), { known: [], remote: undefined });
  if (!snapshot) throw new Error('no commit');
  try {
    return await snapshot.config(path);
  } finally {
    snapshot.close();
  }
}

describe('the configuration of a commit that leaves', () => {
  it('is followed through symbolic links', async () => {
    const repo = gitRepo();
    repo.stage('config/plimsoll.yaml', 'failOn: error\n');
    repo.link('.plimsoll.yaml', 'config/plimsoll.yaml');
    repo.git('add', '.');
    repo.commit();
    expect(await configOf(repo, '.plimsoll.yaml')).toBe('failOn: error\n');
    expect(await configOf(repo, '.plimsoll.yml')).toBeUndefined();
  });

  it('is not left out because it cannot be read', async () => {
    const repo = gitRepo();
    repo.stage('.plimsoll.yaml', `failOn: error # ${'x'.repeat(1024 * 1024)}\n`);
    repo.commit();
    await expect(configOf(repo, '.plimsoll.yaml')).rejects.toThrow('.plimsoll.yaml is too large: 1');
    rmSync(repo.path('.plimsoll.yaml'));
    repo.link('.plimsoll.yaml', 'nowhere');
    repo.link('.snyk', 'nowhere');
    repo.git('add', '.');
    repo.commit();
    await expect(configOf(repo, '.plimsoll.yaml')).rejects.toThrow('.plimsoll.yaml is a symbolic link to a file');
    await expect(configOf(repo, '.snyk')).rejects.toThrow('.snyk is a symbolic link to a file that is not there');
  });
});
