import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CollectOptions } from '../../src/collect/staged.ts';
import { openStaged } from '../../src/collect/staged.ts';
import { type GitRepo, gitRepo } from '../support/git-repo.ts';

const FILE = 'FROM scratch\n';
const POD = 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n';

async function collect(
  repo: GitRepo,
  options: CollectOptions = {},
  more: { hook?: string; env?: Record<string, string> } = {},
) {
  const staged = await openStaged({
    cwd: repo.root,
    env: { ...repo.env, ...more.env },
    ...(more.hook && { hook: more.hook }),
  });
  try {
    const { files, skipped } = await staged.collect(options);
    return {
      files: files.map(({ file, language, base }) => [
        file.path,
        language,
        file.text,
        ...(base ? [base.path, base.text] : []),
      ]),
      skipped,
      changes: staged.changes.map(({ kind, path }) => `${kind} ${path}`),
    };
  } finally {
    staged.close();
  }
}

describe('what is read', () => {
  it('is the index, before the first commit too', async () => {
    const repo = gitRepo();
    repo.stage('Dockerfile', FILE);
    repo.stage('k8s/pod.yaml', POD);
    repo.stage('ci.yaml', 'jobs: {}\n');
    repo.stage('README.md', '# hello\n');
    repo.write('Dockerfile', 'FROM changed\n');
    rmSync(repo.path('k8s/pod.yaml'));
    repo.write('Dockerfile.untracked', FILE);
    expect((await collect(repo)).files).toEqual([
      ['Dockerfile', 'dockerfile', FILE],
      ['k8s/pod.yaml', 'kubernetes', POD],
    ]);
  });

  it('is only what differs from HEAD', async () => {
    const repo = gitRepo();
    repo.stage('a/Dockerfile', FILE);
    repo.stage('b/Dockerfile', FILE);
    repo.commit();
    expect((await collect(repo)).files).toEqual([]);
    repo.stage('b/Dockerfile', 'FROM b\n');
    repo.git('rm', '-q', 'a/Dockerfile');
    const { files, changes } = await collect(repo);
    expect(files).toEqual([['b/Dockerfile', 'dockerfile', 'FROM b\n']]);
    expect(changes).toEqual(['D a/Dockerfile', 'M b/Dockerfile']);
  });

  it('counts a changed mode, and a file that was a symlink; not the other way round', async () => {
    const repo = gitRepo();
    repo.stage('mode/Dockerfile', FILE);
    repo.link('was/Dockerfile', '../mode/Dockerfile');
    repo.stage('is/Dockerfile', FILE);
    repo.git('add', '.');
    repo.commit();
    rmSync(repo.path('was/Dockerfile'));
    repo.stage('was/Dockerfile', 'FROM w\n');
    rmSync(repo.path('is/Dockerfile'));
    repo.link('is/Dockerfile', '../mode/Dockerfile');
    repo.git('add', '.');
    repo.git('update-index', '--chmod=+x', 'mode/Dockerfile');
    const { files, changes } = await collect(repo);
    expect(changes).toEqual(['T is/Dockerfile', 'M mode/Dockerfile', 'T was/Dockerfile']);
    expect(files.map(([path]) => path)).toEqual(['mode/Dockerfile', 'was/Dockerfile']);
  });

  it('passes submodules, symlinks and intent-to-add over', async () => {
    const repo = gitRepo();
    const other = gitRepo();
    other.stage('Dockerfile', FILE);
    other.commit();
    repo.commit();
    repo.git('submodule', '--quiet', 'add', other.root, 'Dockerfile.sub');
    repo.link('Dockerfile.link', '/etc/passwd');
    repo.git('add', 'Dockerfile.link');
    repo.write('Dockerfile', FILE);
    repo.git('add', '-N', 'Dockerfile');
    const { files, changes } = await collect(repo);
    expect(files).toEqual([]);
    expect(changes).toEqual(['A .gitmodules', 'A Dockerfile.link', 'A Dockerfile.sub']);
  });

  it('honours GIT_INDEX_FILE, relative to the working directory', async () => {
    const repo = gitRepo();
    repo.stage('Dockerfile', FILE);
    repo.git('read-tree', '--index-output=.git/other', repo.git('write-tree'));
    repo.stage('Dockerfile', 'FROM real\n');
    const { files } = await collect(repo, {}, { env: { GIT_INDEX_FILE: '.git/other' } });
    expect(files).toEqual([['Dockerfile', 'dockerfile', FILE]]);
  });

  it('is not confused by settings and environment', async () => {
    const repo = gitRepo();
    repo.stage('sub/Dockerfile', FILE);
    repo.git('config', 'diff.external', 'false');
    repo.git('config', 'diff.relative', 'true');
    repo.git('config', 'diff.renames', 'copies');
    repo.git('config', 'core.quotePath', 'true');
    repo.write('.gitattributes', '* -diff\n');
    const env = { GIT_LITERAL_PATHSPECS: '1', GIT_EXTERNAL_DIFF: 'false', GIT_TRACE: '1', GIT_DIFF_OPTS: '-u9' };
    expect((await collect(repo, {}, { env })).files).toEqual([['sub/Dockerfile', 'dockerfile', FILE]]);
  });

  it('reads from a folder below, a linked worktree, and a SHA-256 repository', async () => {
    const repo = gitRepo({ init: ['--object-format=sha256'] });
    repo.stage('sub/Dockerfile', FILE);
    repo.commit();
    repo.git('worktree', 'add', '-q', '../linked');
    const linked = { ...repo, root: join(repo.root, '../linked') };
    writeFileSync(join(linked.root, 'Dockerfile'), 'FROM linked\n');
    repo.run('git', ['add', 'Dockerfile'], { cwd: linked.root });
    for (const cwd of [linked.root, join(linked.root, 'sub')]) {
      const staged = await openStaged({ cwd, env: repo.env });
      expect((await staged.collect()).files.map(({ file }) => file.path)).toEqual(['Dockerfile']);
      expect([...(await staged.repository.list())].map(({ path }) => path)).toEqual(['Dockerfile', 'sub/Dockerfile']);
      expect(staged.location.top).toBe(linked.root);
      staged.close();
    }
  });

  it('takes the content as committed where a replacement object shows another', async () => {
    const repo = gitRepo();
    repo.stage('Dockerfile', 'FROM bad\n');
    repo.stageBlob('good', FILE);
    repo.git('replace', repo.git('rev-parse', ':Dockerfile'), repo.git('rev-parse', ':good'));
    expect((await collect(repo)).files).toEqual([['Dockerfile', 'dockerfile', 'FROM bad\n']]);
  });
});

describe('odd names', () => {
  const NAMES = [
    ' lead and trail /Dockerfile',
    ' x.Dockerfile',
    'new\nline/Dockerfile',
    'cr\r/Dockerfile',
    'tab\t/Dockerfile',
    "it's/Dockerfile",
    '"q"/Dockerfile',
    '`id`/Dockerfile',
    '$(id)/Dockerfile',
    'a;b/Dockerfile',
    'back\\slash/Dockerfile',
    '-lead.Dockerfile',
    '--help/Dockerfile',
    ':(top)x/Dockerfile',
    '!x/Dockerfile',
    '#x/Dockerfile',
    '~/Dockerfile',
    '%PATH%/Dockerfile',
    '[ab]*?/Dockerfile',
    '{a,b}/Dockerfile',
    'e\u0301/Dockerfile',
    '\u00e9/Dockerfile',
    `${'x'.repeat(240)}.Dockerfile`,
    `${'d/'.repeat(20)}Dockerfile`,
  ];

  it('are all found, byte for byte', async () => {
    const repo = gitRepo();
    for (const [index, name] of NAMES.entries()) repo.stageBlob(name, `FROM a${index}\n`);
    repo.stageBlob(Buffer.from([0xff, 0x2f, ...Buffer.from('Dockerfile')]), 'FROM bytes\n');
    const { files } = await collect(repo);
    const expected = new Map<string, string>(NAMES.map((name, index) => [name, `FROM a${index}\n`]));
    expected.set('\\377/Dockerfile', 'FROM bytes\n');
    expect(new Map(files.map(([path, , text]) => [path, text]))).toEqual(expected);
  });
});

describe('what is passed over', () => {
  it('is named: too large, binary, UTF-16, Git LFS; but a Dockerfile in UTF-16 is a finding', async () => {
    const repo = gitRepo();
    repo.stageBlob('big/Dockerfile', 'x'.repeat(11_000_000));
    repo.stageBlob('binary.Dockerfile', 'FROM a\0b\n');
    repo.stageBlob('lfs.yaml', 'version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 3\n');
    repo.stageBlob('manifests.json', `{"apiVersion": "v1", "kind": "List"${' '.repeat(6_000_000)}}`);
    repo.stageBlob('package-lock.json', ' '.repeat(2_000_000));
    repo.stageBlob('pod.yaml', Buffer.from('\uFEFFkind: Pod\n', 'utf16le'));
    repo.stageBlob('utf16/Dockerfile', Buffer.from('\uFEFFFROM', 'utf16le'));
    repo.stageBlob('z/Dockerfile', Buffer.from([0xef, 0xbb, 0xbf, 0x23, 0xff, 0x0d, 0x0a]));
    const { files, skipped } = await collect(repo);
    expect(skipped).toEqual([
      { path: 'big/Dockerfile', reason: 'too-large', size: 11_000_000, language: 'dockerfile' },
      { path: 'binary.Dockerfile', reason: 'binary', size: 9, language: 'dockerfile' },
      { path: 'lfs.yaml', reason: 'lfs-pointer', size: 63 },
      { path: 'manifests.json', reason: 'too-large', size: 6_000_036, language: 'kubernetes' },
      { path: 'pod.yaml', reason: 'utf-16', size: 22 },
    ]);
    expect(files).toEqual([
      ['utf16/Dockerfile', 'dockerfile', '\uFFFD\uFFFDF\0R\0O\0M\0'],
      ['z/Dockerfile', 'dockerfile', '\uFEFF#\uFFFD\r\n'],
    ]);
  });
});

describe('files over 1 MB', () => {
  it('are read where a part of them may be judged', async () => {
    const repo = gitRepo();
    const long = '# a\n'.repeat(500_000);
    repo.stageBlob('Dockerfile', `FROM a\n${long}`);
    repo.stageBlob('binary.Dockerfile', `FROM a\0\n${long}`);
    repo.stageBlob('crds.yaml', `apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\n${long}`);
    repo.stageBlob('list.json', `{"apiVersion": "v1", "kind": "List"${' '.repeat(2_000_000)}}`);
    repo.stageBlob('other.yaml', `a: b\n${long}`);
    repo.stageBlob('pnpm-lock.yaml', `a: b\n${long}`);
    repo.stageBlob('small.Dockerfile', 'FROM b\n');
    const { files, skipped } = await collect(repo);
    expect(files.map(([path, language, text]) => [path, language, text?.length])).toEqual([
      ['Dockerfile', 'dockerfile', 2_000_007],
      ['crds.yaml', 'kubernetes', 2_000_067],
      ['list.json', 'kubernetes', 2_000_036],
      ['small.Dockerfile', 'dockerfile', 7],
    ]);
    expect(skipped.map(({ path, reason }) => `${path} ${reason}`)).toEqual([
      'binary.Dockerfile too-large',
      'other.yaml too-large',
    ]);
  });
});

describe('the older version', () => {
  it('is HEAD’s, also after a rename with changes', async () => {
    const repo = gitRepo();
    const long = 'FROM a\nRUN one\nRUN two\nRUN three\n';
    repo.stage('kept/Dockerfile', 'FROM k\n');
    repo.stage('old/Dockerfile', long);
    repo.stage('pure/Dockerfile', 'FROM p\n');
    repo.stage('other/Dockerfile', 'FROM o\nRUN else\n');
    repo.commit();
    repo.stage('kept/Dockerfile', 'FROM k2\n');
    repo.git('mv', 'old', 'new');
    repo.stage('new/Dockerfile', `${long}RUN four\n`);
    repo.git('mv', 'pure', 'moved');
    repo.git('rm', '-q', 'other/Dockerfile');
    repo.stage('fresh/Dockerfile', 'FROM f\nRUN quite\n');
    const { files } = await collect(repo, { withBase: true });
    expect(files).toEqual([
      ['fresh/Dockerfile', 'dockerfile', 'FROM f\nRUN quite\n'],
      ['kept/Dockerfile', 'dockerfile', 'FROM k2\n', 'kept/Dockerfile', 'FROM k\n'],
      ['moved/Dockerfile', 'dockerfile', 'FROM p\n', 'pure/Dockerfile', 'FROM p\n'],
      ['new/Dockerfile', 'dockerfile', `${long}RUN four\n`, 'old/Dockerfile', long],
    ]);
  });
});

describe('merges', () => {
  function diverged(): GitRepo {
    const repo = gitRepo();
    repo.stage('theirs/Dockerfile', 'FROM base\n');
    repo.stage('both/Dockerfile', 'FROM base\n');
    repo.commit();
    repo.git('checkout', '-q', '-b', 'side');
    repo.stage('theirs/Dockerfile', 'FROM side\n');
    repo.stage('both/Dockerfile', 'FROM side\n');
    repo.commit();
    repo.git('checkout', '-q', 'main');
    repo.stage('both/Dockerfile', 'FROM main\n');
    repo.commit();
    return repo;
  }

  it('counts only what no parent has', async () => {
    const repo = diverged();
    repo.try('merge', 'side');
    await expect(collect(repo)).rejects.toThrow('not merged yet: both/Dockerfile');
    repo.stage('both/Dockerfile', 'FROM resolved\n');
    expect((await collect(repo)).files).toEqual([['both/Dockerfile', 'dockerfile', 'FROM resolved\n']]);
    expect((await collect(repo, { merges: 'all' })).files.map(([path]) => path)).toEqual([
      'both/Dockerfile',
      'theirs/Dockerfile',
    ]);
    expect((await collect(repo, { merges: 'off' })).files).toEqual([]);
  });

  it('knows the other parents of a pre-merge-commit by their variables', async () => {
    const repo = diverged();
    repo.git('read-tree', 'side');
    const env = { [`GITHEAD_${repo.git('rev-parse', 'side')}`]: 'side' };
    expect((await collect(repo, {}, { hook: 'pre-merge-commit', env })).files).toEqual([]);
    expect((await collect(repo, {}, { env })).files).toHaveLength(2);
  });
});

describe('configuration', () => {
  it('comes from the index where it is tracked, else from the work tree', async () => {
    const repo = gitRepo();
    repo.stage('.plimsoll.yaml', 'failOn: error\n');
    repo.write('.plimsoll.yaml', 'failOn: never\n');
    repo.write('.hadolint.yaml', 'ignored: [DL3000]\n');
    const staged = await openStaged({ cwd: repo.root, env: repo.env });
    staged.close();
    expect([...staged.configs]).toEqual([
      ['.plimsoll.yaml', { text: 'failOn: error\n', origin: 'index' }],
      ['.hadolint.yaml', { text: 'ignored: [DL3000]\n', origin: 'worktree' }],
    ]);
  });

  it('is followed through symbolic links, in the index first', async () => {
    const repo = gitRepo();
    repo.link('.plimsoll.yaml', 'config/link.yaml');
    repo.stage('config/plimsoll.yaml', 'failOn: error\n');
    repo.link('config/link.yaml', './plimsoll.yaml');
    repo.link('.hadolint.yaml', 'node_modules/shared/hadolint.yaml');
    repo.git('add', '.');
    repo.write('node_modules/shared/hadolint.yaml', 'ignored: []\n');
    repo.write('config/plimsoll.yaml', 'failOn: never\n');
    const staged = await openStaged({ cwd: repo.root, env: repo.env });
    staged.close();
    expect([...staged.configs]).toEqual([
      ['.plimsoll.yaml', { text: 'failOn: error\n', origin: 'index' }],
      ['.hadolint.yaml', { text: 'ignored: []\n', origin: 'worktree' }],
    ]);
  });

  it('is refused where it is no file of the repository, whatever a link leads to', async () => {
    const repo = gitRepo();
    const open = async (name: string): Promise<unknown> => {
      const staged = await openStaged({ cwd: repo.root, env: repo.env });
      staged.close();
      try {
        return staged.config(name);
      } catch (error) {
        return String(error);
      }
    };
    repo.stage('.plimsoll.yaml', `failOn: error # ${'x'.repeat(1024 * 1024)}\n`);
    expect(await open('.plimsoll.yaml')).toBe('ConfigError: .plimsoll.yaml is too large: 1025 kB, at most 1024 kB');
    repo.run('mkfifo', ['pipe', '../pipe']);
    repo.write('../.npmrc', 'a=npm_secret\n');
    for (const [target, said] of [
      ['nowhere', 'is a symbolic link to a file that is not there'],
      ['/plimsoll-nowhere', 'is a symbolic link to a file that is not there'],
      ['SELF', 'is a symbolic link that leads back to itself'],
      ['../..', 'is a symbolic link out of the repository'],
      ['../.npmrc', 'is a symbolic link out of the repository'],
      ['../pipe', 'is a symbolic link out of the repository'],
      ['/dev/zero', 'is a symbolic link out of the repository'],
      ['pipe', 'is a symbolic link to something that is not a regular file'],
      ['.git/config', 'is a symbolic link into the Git folder'],
      ['.git', 'is a symbolic link into the Git folder'],
      ['.', 'is a symbolic link to a folder'],
    ] as const) {
      for (const name of ['.plimsoll.yaml', 'package.json', '.hadolint.yml', '.snyk', '.trivyignore']) {
        rmSync(repo.path(name), { force: true });
        repo.link(name, target === 'SELF' ? name : target);
        repo.git('add', name);
        expect(await open(name), target).toBe(`ConfigError: ${name} ${said}`);
        rmSync(repo.path(name));
        repo.git('rm', '-q', '--cached', name);
      }
    }
  });
});

describe('the repository around', () => {
  it('lists the whole index and reads files of it', async () => {
    const repo = gitRepo();
    repo.stage('package.json', '{}\n');
    repo.link('link', 'package.json');
    repo.git('add', '.');
    repo.commit();
    repo.stage('Dockerfile', FILE);
    const staged = await openStaged({ cwd: repo.root, env: repo.env });
    expect([...(await staged.repository.list())].map(({ path, mode }) => `${mode} ${path}`)).toEqual([
      '100644 Dockerfile',
      '120000 link',
      '100644 package.json',
    ]);
    expect(await staged.repository.read(['package.json', 'link', 'none'])).toEqual(new Map([['package.json', '{}\n']]));
    expect(await staged.isCurrent()).toBe(true);
    repo.stage('package.json', '{ }\n');
    expect(await staged.isCurrent()).toBe(false);
    staged.close();
  });
});

describe('what goes wrong', () => {
  it.each([
    ['not a repository', (repo: GitRepo) => rmSync(repo.path('.git'), { recursive: true }), 'not in a Git repository'],
    [
      'a corrupt index',
      (repo: GitRepo) => writeFileSync(repo.path('.git/index'), 'rubbish'),
      'index of this repository is damaged',
    ],
    [
      'a missing object',
      (repo: GitRepo) => rmSync(repo.path('.git/objects'), { recursive: true }) ?? mkdirSync(repo.path('.git/objects')),
      'the staged content of Dockerfile',
    ],
  ])('%s is one line', async (_name, damage, message) => {
    const repo = gitRepo();
    repo.stage('Dockerfile', FILE);
    damage(repo);
    await expect(collect(repo)).rejects.toThrow(message);
  });

  it('no git on PATH is one line with a remedy', async () => {
    const repo = gitRepo();
    await expect(collect(repo, {}, { env: { PATH: '/nowhere' } })).rejects.toMatchObject({
      message: 'git was not found on PATH',
      hint: expect.stringContaining('install Git'),
    });
  });

  it('a bare repository is refused', async () => {
    const repo = gitRepo({ init: ['--bare'] });
    await expect(collect(repo)).rejects.toThrow('bare repository');
  });

  it('a repository of somebody else is named with Git’s own remedy', async () => {
    const repo = gitRepo();
    repo.stage('Dockerfile', FILE);
    await expect(collect(repo, {}, { env: { GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' } })).rejects.toMatchObject({
      message: expect.stringContaining('dubious ownership'),
      hint: expect.stringContaining(`safe.directory ${repo.root}`),
    });
  });
});

describe('what it costs', () => {
  /** A `git` before the real one on PATH that writes down each start. */
  function counted(repo: GitRepo): { env: Record<string, string>; starts: () => string[] } {
    const real = repo.run('sh', ['-c', 'command -v git']).stdout.trim();
    const log = repo.path('../starts');
    repo.write('../bin/git', `#!/bin/sh\necho "$1" >> '${log}'\nexec '${real}' "$@"\n`, 0o755);
    return {
      env: { PATH: `${repo.path('../bin')}:${repo.env['PATH'] ?? ''}` },
      starts: () => readFileSync(log, 'utf8').trim().split('\n').sort(),
    };
  }

  it('one process, and another for packed objects; none to list the index or to see that it stayed', async () => {
    const repo = gitRepo();
    for (let index = 0; index < 30; index++) repo.stageBlob(`${index}/Dockerfile`, FILE);
    repo.commit();
    for (let index = 0; index < 30; index++) repo.stageBlob(`${index}/Dockerfile`, `${FILE}# ${index}\n`);
    const { env, starts } = counted(repo);
    const staged = await openStaged({ cwd: repo.root, env: { ...repo.env, ...env } });
    expect((await staged.collect({ withBase: true })).files).toHaveLength(30);
    expect(await staged.isCurrent()).toBe(true);
    expect(starts()).toEqual(['diff-index']);
    repo.git('repack', '-adq');
    await staged.repository.list();
    await staged.repository.read(['1/Dockerfile']);
    await staged.repository.list();
    expect(starts()).toEqual(['cat-file', 'diff-index']);
    staged.close();
  });

  it('5,000 staged files are read, the last one too', async () => {
    const repo = gitRepo();
    const records = Array.from(
      { length: 5000 },
      (_, index) => `blob\nmark :${index + 1}\ndata ${FILE.length}\n${FILE}`,
    );
    const files = records.map((_, index) => `M 100644 :${index + 1} ${String(index).padStart(90, 'd')}/Dockerfile`);
    const head = 'commit refs/heads/import\ncommitter a <a@b> 1 +0000\ndata 1\nx\n';
    repo.run('git', ['fast-import', '--quiet'], { input: `${records.join('\n')}\n${head}${files.join('\n')}\n` });
    repo.git('read-tree', 'import');
    repo.stageBlob('zzz/Dockerfile', 'FROM last\n');
    const { files: found } = await collect(repo);
    expect(found).toHaveLength(5001);
    expect(found.at(-1)).toEqual(['zzz/Dockerfile', 'dockerfile', 'FROM last\n']);
  });
});
