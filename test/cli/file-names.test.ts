import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type GitRepo, gitRepo, temporaryFolder } from '../support/git-repo.ts';
import { plimsoll } from '../support/io.ts';

const SEED = Number(process.env['PLIMSOLL_SEED'] ?? Date.now() % 1_000_000);
const GOOD = 'FROM debian:13-slim\nWORKDIR /srv\nCOPY . .\nUSER 1000\nCMD ["./run"]\n';
const BAD = GOOD.replace('COPY', 'ADD');
const OWN = '# not staged\n';

/** Names of any bytes that Git and Linux take for a directory, each once. */
function namesOf(count: number): readonly Buffer[] {
  const odd = fc.constantFrom(
    0xff,
    0xfe,
    0xe4,
    0xc3,
    0xa4,
    0x5c,
    0x33,
    0x37,
    0x0a,
    0x0d,
    0x1b,
    0x20,
    0x22,
    0x3a,
    0x60,
    0x61,
    0x80,
    0xed,
    0xbf,
    0xbd,
  );
  const name = fc
    .oneof(
      fc.array(odd, { minLength: 1, maxLength: 6 }),
      fc.array(fc.integer({ min: 1, max: 255 }), { minLength: 1, maxLength: 6 }),
    )
    .map((bytes) => Buffer.from(bytes))
    .filter((bytes) => !bytes.includes(0x2f) && !/^\.\.?$|^\.git/i.test(bytes.toString('latin1')));
  const all = fc.sample(name, { numRuns: count, seed: SEED });
  const twins = [Buffer.from('\\377'), Buffer.of(0xff), Buffer.from('\\377\\344'), Buffer.of(0xff, 0xe4)];
  return [...new Map([...twins, ...all].map((bytes) => [bytes.toString('hex'), bytes])).values()];
}

function dockerfileIn(name: Buffer): Buffer {
  return Buffer.concat([name, Buffer.from('/Dockerfile')]);
}

/** Stages files of any names; each is another one, so that no two have one blob. */
function stageAll(repo: GitRepo, names: readonly Buffer[]): void {
  for (const [index, name] of names.entries()) repo.stageBlob(dockerfileIn(name), `${BAD}# ${index}\n`);
}

function place(root: string, path: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`${root}/`), path]);
}

function writeAll(root: string, names: readonly Buffer[], more = ''): void {
  for (const [index, name] of names.entries()) {
    mkdirSync(place(root, name), { recursive: true });
    writeFileSync(place(root, dockerfileIn(name)), `${BAD}# ${index}\n${more}`);
  }
}

/** The bytes of the files with the finding, in hex. */
function foundIn(json: string): string[] {
  const { findings } = JSON.parse(json);
  const hits: { rule: string; file: string; fileBytes?: string }[] = findings;
  return hits
    .filter(({ rule }) => rule === 'DL3020')
    .map(({ file, fileBytes }) => (fileBytes ? Buffer.from(fileBytes, 'base64') : Buffer.from(file)).toString('hex'))
    .sort();
}

describe.skipIf(process.platform !== 'linux')(`names of any bytes (seed ${SEED})`, () => {
  const names = namesOf(40);
  const wanted = names.map((name) => dockerfileIn(name).toString('hex')).sort();

  it('n staged files, the findings of n files; from results that were kept, too', async () => {
    const repo = gitRepo();
    stageAll(repo, names);
    for (const _ of ['first', 'again']) {
      const { out } = await plimsoll(['check', '--staged', '--format', 'json'], { cwd: repo.root, env: repo.env });
      expect(foundIn(out)).toEqual(wanted);
      expect(JSON.parse(out).summary.files).toBe(names.length);
    }
    const { out } = await plimsoll(['check', '--staged', '--format', 'compact'], { cwd: repo.root, env: repo.env });
    expect(out.match(/DL3020/g)).toHaveLength(names.length);
  });

  it('n files in the work tree, in a repository and in none', async () => {
    const repo = gitRepo();
    writeAll(repo.root, names);
    const folder = temporaryFolder();
    writeAll(folder, names);
    for (const cwd of [repo.root, folder]) {
      const { out } = await plimsoll(['check', '.', '--format', 'json'], { cwd, env: repo.env });
      expect(foundIn(out)).toEqual(wanted);
    }
    repo.git('add', '.');
    const { out } = await plimsoll(['check', '--format', 'json'], { cwd: repo.root, env: repo.env });
    expect(foundIn(out)).toEqual(wanted);
  });

  it('n staged files are fixed, and with them the files in the work tree that hold more', async () => {
    const repo = gitRepo();
    stageAll(repo, names);
    writeAll(repo.root, names, OWN);
    const { status, out, err } = await plimsoll(['fix', '--staged'], { cwd: repo.root, env: repo.env });
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).not.toContain('filter');
    const kept = names.filter((name, index) => {
      const text = readFileSync(place(repo.root, dockerfileIn(name)), 'utf8');
      return text !== `${GOOD}# ${index}\n${OWN}`;
    });
    // A line of standard input cannot hold these, nor can an argument.
    const impossible = (name: Buffer): boolean =>
      /^[ \t]|\n/.test(name.toString('latin1')) && !Buffer.from(name.toString('utf8')).equals(name);
    expect(kept.map((name) => name.toString('hex'))).toEqual(
      names.filter(impossible).map((name) => name.toString('hex')),
    );
    expect(repo.git('diff', '--cached', '--name-only', '-G^ADD', '--diff-filter=A')).toBe('');
  });
});

describe.skipIf(process.platform === 'win32')('a backslash in a name', () => {
  const NAME = 'a\\b.dockerfile';

  it.each([
    ['check', [NAME]],
    ['check --staged', ['--staged', NAME]],
    ['check of standard input', ['-', '--stdin-filename', NAME]],
    ['check of its directory', ['.']],
    ['check of all', []],
  ])('is part of it: %s', async (_, args) => {
    const repo = gitRepo();
    repo.stage(NAME, BAD);
    const outcome = await plimsoll(['check', ...args, '--fail-on', 'info', '--format', 'json'], {
      cwd: repo.root,
      env: repo.env,
      stdin: BAD,
    });
    expect(JSON.parse(outcome.out).findings).toContainEqual(expect.objectContaining({ rule: 'DL3020', file: NAME }));
    expect(outcome).toMatchObject({ status: 1, err: '' });
  });

  it('is part of it where globs of the configuration meet it', async () => {
    const repo = gitRepo();
    repo.stage('x\\y.img', BAD);
    repo.stage('c\\d.dockerfile', BAD);
    repo.stage('sub/e\\f.dockerfile', BAD);
    repo.stage(
      '.plimsoll.yaml',
      'files: { dockerfile: ["*.img"], exclude: ["c*"] }\noverrides: [{ files: ["sub/*"], ignore: [DL3020] }]\n',
    );
    const { out } = await plimsoll(['check', '--staged', '--format', 'json'], { cwd: repo.root, env: repo.env });
    expect(foundIn(out)).toEqual([Buffer.from('x\\y.img').toString('hex')]);
  });

  it('is part of it where it is fixed', async () => {
    const repo = gitRepo();
    repo.stage(NAME, BAD);
    expect((await plimsoll(['fix', '--staged', NAME], { cwd: repo.root, env: repo.env })).status).toBe(0);
    expect(repo.read(NAME)).toBe(GOOD);
    repo.write(NAME, BAD);
    expect((await plimsoll(['fix', NAME], { cwd: repo.root, env: repo.env })).status).toBe(0);
    expect(repo.read(NAME)).toBe(GOOD);
  });
});

describe('a path that is named', () => {
  it.each([[['check']], [['check', '--staged']]])('and does not exist is status 2: %j', async (args) => {
    const repo = gitRepo();
    repo.stage('Dockerfile', GOOD);
    const { status, out, err } = await plimsoll([...args, 'Dockerfile', 'nothing'], { cwd: repo.root, env: repo.env });
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toMatch(/^plimsoll: no such file or directory.*: `nothing`\nhint: .*\n$/);
  });

  it('and is not checked is named in one line with --staged', async () => {
    const repo = gitRepo();
    repo.stage('Dockerfile', GOOD);
    for (const name of ['a.json', 'b.md', 'c.yaml', 'd.txt']) repo.stage(name, '{}\n');
    const check = (...names: string[]) =>
      plimsoll(['check', '--staged', '--format', 'compact', ...names], { cwd: repo.root, env: repo.env });
    expect(await check('Dockerfile', '.')).toMatchObject({ status: 0, err: '' });
    expect(await check('b.md')).toMatchObject({
      status: 0,
      err: 'plimsoll: b.md is not a file that plimsoll checks\n',
    });
    const { err } = await check('Dockerfile', 'a.json', 'b.md', 'c.yaml', 'd.txt');
    expect(err).toMatch(/^plimsoll: .* and 1 more are not files that plimsoll checks\n$/);
  });
});
