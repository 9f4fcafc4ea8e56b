import { describe, expect, it } from 'vitest';
import { type LoadOptions, loadConfig } from '../../src/config/load.ts';

type Files = Readonly<Record<string, string>>;

function load(files: Files, options: Partial<LoadOptions> = {}) {
  return loadConfig({ read: (path) => files[path], ...options });
}

async function errorOf(files: Files): Promise<string> {
  return load(files).then(
    () => 'no error',
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
}

describe('which file counts', () => {
  it('takes the first name, a key of package.json last', async () => {
    const pkg = '{"name": "x", "plimsoll": {"failOn": "error"}, "devDependencies": {"plimsoll": "^1"}}';
    expect((await load({})).config.sources).toEqual([]);
    expect((await load({ 'package.json': pkg })).config).toMatchObject({ failOn: 'error', sources: ['package.json'] });
    const files = { 'package.json': pkg, '.plimsoll.json': '{"failOn":"info"}', '.plimsoll.yml': 'failOn: style' };
    expect((await load(files)).config).toMatchObject({ failOn: 'style', sources: ['.plimsoll.yml'] });
    expect((await load({ ...files, '.plimsoll.yaml': '' })).config).toMatchObject({ failOn: 'warning' });
    expect((await load(files, { none: true })).config.sources).toEqual([]);
  });

  it('leaves a dependency entry and a broken package.json alone', async () => {
    for (const text of ['{"devDependencies": {"plimsoll": "^1"}}', '{"x": {"plimsoll": {}}}', '{"plimsoll": {'])
      expect((await load({ 'package.json': text })).config.sources).toEqual([]);
  });
});

describe('every key', () => {
  it('reaches the configuration', async () => {
    const { config, configFor } = await load({
      '.plimsoll.yaml': `
select: [recommended, PLM]
extendSelect: [PLM001]
ignore: [PLM002, SC2317]
severity: { unused-ignore: error }
failOn: error
scope: new
trustedRegistries: docker.io
labels: { maintainer: text }
strictLabels: true
files: { dockerfile: ['*.docker'], kubernetes: [k8s/**], compose: [stack.yml], shell: [bin/*], exclude: [vendor] }
overrides:
  - files: [legacy/**]
    ignore: [PLM001]
    failOn: never
    trustedRegistries: [quay.io]
kubernetes: { version: 1.30, profile: pss-restricted, podSpecPaths: { 'example.org/Job': spec.pod }, helm: off }
fixOnCommit: safe
shell: { engine: shellcheck }
merges: all
compat: { hadolint: true, ignores: false }
allowInlineIgnores: false
neverIgnore: [PLM001]
`,
    });
    expect(config).toMatchObject({
      select: ['recommended', 'PLM'],
      extendSelect: ['PLM001'],
      ignore: ['PLM002', 'SC2317'],
      severity: { 'unused-ignore': 'error' },
      failOn: 'error',
      scope: 'new',
      shellEngine: 'shellcheck',
      fixOnCommit: 'safe',
      merges: 'all',
      allowInlineIgnores: false,
      foreignIgnores: false,
      neverIgnore: ['PLM001'],
      files: {
        dockerfile: ['*.docker'],
        kubernetes: ['k8s/**'],
        compose: ['stack.yml'],
        shell: ['bin/*'],
        exclude: ['vendor'],
      },
      settings: {
        trustedRegistries: ['docker.io'],
        labels: { maintainer: 'text' },
        strictLabels: true,
        kubernetes: { version: '1.30', podSpecPaths: { 'example.org/Job': 'spec.pod' } },
      },
    });
    expect(configFor('app.yaml', 'kubernetes').extendSelect).toEqual(['PLM001', 'pss-restricted']);
    const legacy = configFor('legacy/a/Dockerfile', 'dockerfile');
    expect(legacy).toMatchObject({ failOn: 'never', ignore: ['PLM002', 'SC2317', 'PLM001'] });
    expect(legacy.settings).toMatchObject({ trustedRegistries: ['quay.io'], strictLabels: true });
    expect(configFor('legacy/b/Dockerfile', 'dockerfile')).toBe(legacy);
    expect(configFor('Dockerfile', 'dockerfile').failOn).toBe('error');
  });

  it('switches on the rules of a policy', async () => {
    const text = `
extendSelect: [PLM001]
kubernetes:
  policy:
    requiredLabels: { owner: '*' }
    requiredAnnotations: { contact: '*@example.org' }
    forbiddenAnnotations: [old/*]
    forbiddenKinds: [Pod]
    deniedRegistries: [quay.io]
    restartPolicies: [Always]
    priorityClasses: [high]
    requirePriorityClass: true
    dnsOptions: { ndots: '1' }
    sortedKeys: all
    custom: [{ kinds: [Pod], path: [spec, hostPID], message: 'no' }]
`;
    const { config } = await load({ '.plimsoll.yaml': text });
    expect(config.settings.policy).toEqual({
      requiredLabels: { owner: '*' },
      requiredAnnotations: { contact: '*@example.org' },
      forbiddenAnnotations: ['old/*'],
      forbiddenKinds: ['Pod'],
      deniedRegistries: ['quay.io'],
      restartPolicies: ['Always'],
      priorityClasses: ['high'],
      requirePriorityClass: true,
      dnsOptions: { ndots: '1' },
      sortedKeys: 'all',
      custom: [{ kinds: ['Pod'], path: ['spec', 'hostPID'], message: 'no' }],
    });
    const rules = ['K8S912', 'K8S405', 'K8S338', 'K8S904', 'K8S908', 'K8S337', 'K8S903', 'K8S902', 'K8S335', 'K8S905'];
    expect(config.extendSelect).toEqual(['PLM001', ...rules]);
    const one = await load({ '.plimsoll.yaml': 'kubernetes: {policy: {requirePriorityClass: true}}' });
    expect(one.config.extendSelect).toEqual(['K8S337']);
  });

  it('yields to the command line', async () => {
    const files = {
      '.plimsoll.yaml':
        'select: [PLM]\nextendSelect: [PLM001]\nfailOn: info\noverrides: [{files: ["*"], failOn: never}]',
    };
    const { configFor } = await load(files, { override: { select: ['PLM002'], failOn: 'error', ignore: ['PLM001'] } });
    expect(configFor('x')).toMatchObject({ select: ['PLM002'], extendSelect: [], failOn: 'error', ignore: ['PLM001'] });
  });

  it('says which value has no effect yet', async () => {
    const { notes } = await load({ '.plimsoll.yaml': 'kubernetes: {helm: render}' });
    expect(notes).toEqual([
      '.plimsoll.yaml: kubernetes.helm: render is not supported yet; charts are checked unrendered',
    ]);
  });

  it('says which selected code only ShellCheck has', async () => {
    const notes = async (text: string) => (await load({ '.plimsoll.yaml': text })).notes;
    const told = 'SC2194 is a rule of ShellCheck alone: it runs with `shell: {engine: shellcheck}`';
    expect(await notes('extendSelect: [SC2194, SC2086]')).toEqual([told]);
    expect(await notes('extendSelect: [SC2194]\nshell: {engine: shellcheck}')).toEqual([]);
    expect(await notes('ignore: [SC2194]')).toEqual([]);
  });
});

describe('habits from other tools', () => {
  it('takes a single text where a list is expected', async () => {
    const { config } = await load({ '.plimsoll.yaml': 'ignore: DL3008\nfiles: {exclude: "vendor/**"}\n' });
    expect(config.ignore).toEqual(['DL3008']);
    expect(config.files.exclude).toEqual(['vendor/**']);
  });

  it('disables rules with the severity off, in the file and in overrides', async () => {
    const text = 'severity: {DL3008: off, DL3020: info}\noverrides: [{files: a/*, severity: {DL3: "off"}}]\n';
    const loaded = await load({ '.plimsoll.yaml': text });
    expect(loaded.config.ignore).toEqual(['DL3008']);
    expect(loaded.config.severity).toEqual({ DL3020: 'info' });
    expect(loaded.configFor('a/Dockerfile', 'dockerfile').ignore).toEqual(['DL3008', 'DL3']);
  });

  it('reads quiet', async () => {
    expect((await load({ '.plimsoll.yaml': 'quiet: true\n' })).config.quiet).toBe(true);
    expect((await load({})).config.quiet).toBe(false);
  });
});

describe('what is wrong has a place', () => {
  it.each([
    ['ingore: [PLM001]', '1:1: unknown key `ingore`; did you mean `ignore`?'],
    ['# c\nfail-on: error', '2:1: unknown key `fail-on`; did you mean `failOn`?'],
    ['ignore: {}', '1:9: `ignore` must be a list, not a mapping'],
    ['ignore:\n  - PLM001\n  - PLM0001', '3:5: unknown rule `PLM0001`; did you mean `PLM001`?'],
    ['select: [recommend]', '1:10: unknown rule `recommend`; did you mean `recommended`?'],
    ['shell: {engine: hadolint}', '1:17: `shell.engine` must be one of plimsoll, shellcheck'],
    ['select: [SC9999]', expect.stringMatching(/^\S+:1:10: unknown rule `SC9999`;/)],
    [
      'severity: {PLM001: eror}',
      '1:20: `severity.PLM001` must be one of error, warning, info, style, off; did you mean `error`?',
    ],
    ['severity: {unused-ignroe: error}', '1:12: unknown rule `unused-ignroe`; did you mean `unused-ignore`?'],
    ['strictLabels: "yes"', '1:15: `strictLabels` must be true or false, not a text'],
    ['scope:', '1:1: `scope` must be one of file, new, not nothing'],
    ['overrides: [{ignore: []}]', '1:13: `overrides[0]` lacks the key `files`'],
    ['files: {exclude: ["a*b*c*d*e"]}', '1:19: `files.exclude[0]` holds more than 3 stars between two slashes'],
    ['kubernetes: {version: latest}', '1:23: `kubernetes.version` must be a Kubernetes version such as 1.37'],
    ['kubernetes:\n  version: 1.99', '2:12: `kubernetes.version` must be a version from 1.15 to 1.37'],
    ['kubernetes: {version: v1.38.1}', '1:23: `kubernetes.version` must be a version from 1.15 to 1.37'],
    ['kubernetes: {version: 1.14}', '1:23: `kubernetes.version` must be a version from 1.15 to 1.37'],
    ['select: [K8S9999]', '1:10: unknown rule `K8S9999`; plimsoll rules K8S lists those that begin alike'],
    ['ignore: [DL3999]', '1:10: unknown rule `DL3999`; plimsoll rules DL lists those that begin alike'],
    ['ignore: [zzz]', '1:10: unknown rule `zzz`; plimsoll rules lists them'],
    ['selct: []', '1:1: unknown key `selct`; did you mean `select`?'],
    ['sort: []', expect.stringMatching(/^\S+:1:1: unknown key `sort`; known are select, /)],
    ['- a', '1:1: the configuration must be a mapping, not a list'],
    ['scope: file\nscope: new', '2:1: the key `scope` is written twice'],
    ['scope: file\n---\nscope: new', '2:1: a second document begins here; a configuration is one'],
    ['a: [b', expect.stringMatching(/^\.plimsoll\.yaml:1:/)],
  ])('%j', async (text, expected) => {
    expect(await errorOf({ '.plimsoll.yaml': text })).toEqual(
      typeof expected === 'string' ? `.plimsoll.yaml:${expected}` : expected,
    );
  });

  it('names every problem, in order', async () => {
    const message = await errorOf({ '.plimsoll.yaml': 'b: 1\nignore: [x1]\na: 1' });
    expect(message.split('\n').map((line) => line.split(':')[1])).toEqual(['1', '2', '3']);
  });

  it('in a few words, however large the file', async () => {
    expect(await errorOf({ '.plimsoll.yaml': `${'x'.repeat(900)}: 1` })).toMatch(/unknown key `x{40}…`/);
    const huge = `failOn: error # ${'x'.repeat(1024 * 1024)}`;
    expect(await errorOf({ '.plimsoll.yaml': huge })).toBe('.plimsoll.yaml is too large: 1025 kB, at most 1024 kB');
  });

  it.each([
    'TOKEN',
    'failOn: TOKEN',
    'ignore: TOKEN',
    'ignore: [TOKEN]',
    'select: [TOKEN]',
    'severity: {DL3008: TOKEN}',
    'severity: {TOKEN: error}',
    'strictLabels: TOKEN',
    'labels: {a: TOKEN}',
    'kubernetes: {version: TOKEN}',
    'kubernetes: {TOKEN: 1}',
    'kubernetes: TOKEN',
    'files: {exclude: TOKEN}',
    'TOKEN: 1',
    'TOKEN: 1\nTOKEN: 2',
    'a: "TOKEN',
    '//registry.npmjs.org/:_authToken=TOKEN',
    '//registry.npmjs.org/:_authToken=TOKEN: x',
    'API_KEY=TOKEN: x',
    '{"scope": "TOKEN"',
    '["TOKEN"]',
  ])('and no value is quoted: %s', async (text) => {
    for (const token of ['ghp_0123456789abcdefghijABCDEFGHIJ012345', 'npm_0123456789abcdefghijABCDEFGHIJ012345']) {
      for (const name of ['.plimsoll.yaml', '.plimsoll.json', '.hadolint.yaml']) {
        const files = { [name]: text.replaceAll('TOKEN', token) };
        const told = await load(files).then(
          ({ notes }) => notes.join('\n'),
          (error: unknown) => String(error),
        );
        expect(told).not.toContain('01234');
      }
    }
  });

  it('also in JSON and in package.json', async () => {
    expect(await errorOf({ '.plimsoll.json': '{\n  "scop": "file"\n}' })).toContain(
      '.plimsoll.json:2:3: unknown key `scop`',
    );
    expect(await errorOf({ '.plimsoll.json': '{\n  "scope": "file",\n}' })).toMatch(/^\.plimsoll\.json:3:1: /);
    const pkg = '{"name": "x",\n "plimsoll": {"scope": "nwe"}}';
    expect(await errorOf({ 'package.json': pkg })).toMatch(/^package\.json:2:24: `scope` must be one of/);
    expect(await errorOf({ 'package.json': '{"plimsoll": ["DL3020"]}' })).toBe(
      'package.json:1:14: the configuration must be a mapping, not a list',
    );
  });

  it('__proto__ is a key like any other', async () => {
    expect(await errorOf({ '.plimsoll.json': '{"__proto__": {"scope": "new"}}' })).toContain('unknown key `__proto__`');
    expect(await errorOf({ '.plimsoll.yaml': '__proto__: {scope: new}' })).toContain('unknown key `__proto__`');
    expect(await errorOf({ '.plimsoll.yaml': 'toString: 1' })).toContain('unknown key `toString`');
  });
});

describe('.hadolint.yaml', () => {
  const HADOLINT = `
ignored: [DL3008, SC2317, DL9999]
override: { error: [PLM001], style: [PLM001, PLM002] }
trustedRegistries: [docker.io, quay.io]
label-schema: { author: text, vendor: , version: semver }
strict-labels: true
failure-threshold: none
disable-ignore-pragma: true
format: tty
`;

  it('counts for Dockerfiles alone', async () => {
    const { configFor, config, notes } = await load({ '.hadolint.yaml': HADOLINT });
    expect(configFor('Dockerfile', 'dockerfile')).toMatchObject({
      ignore: ['DL3008', 'SC2317', 'DL9999'],
      severity: { PLM001: 'error', PLM002: 'style' },
      failOn: 'style',
      allowInlineIgnores: false,
      settings: {
        trustedRegistries: ['docker.io', 'quay.io'],
        labels: { author: 'text', vendor: 'text', version: 'semver' },
        strictLabels: true,
      },
    });
    expect(configFor('app.yaml', 'kubernetes')).toMatchObject({
      ignore: [],
      failOn: 'warning',
      allowInlineIgnores: true,
    });
    expect(config.sources).toEqual(['.hadolint.yaml']);
    expect(notes).toEqual([]);
  });

  it('gives the place of a code that hadolint has retired', async () => {
    const text = 'ignored:\n  - DL3008\n  - DL3005\noverride:\n  error: [DL4002]\n';
    const { notes } = await load({ '.hadolint.yaml': text });
    expect(notes.map((note) => note.split(' ')[0])).toEqual(['.hadolint.yaml:3:5:', '.hadolint.yaml:5:11:']);
    expect((await load({ '.hadolint.yaml': 'ignored: dl3005' })).notes).toEqual([
      expect.stringMatching(/^\.hadolint\.yaml:1:10: `dl3005` /),
    ]);
  });

  it('keeps the codes that hadolint has retired, and says so', async () => {
    const files = { '.hadolint.yaml': 'ignored: [DL3005, DL3008]\noverride: { error: [DL4002] }' };
    const { configFor, notes } = await load(files);
    expect(configFor('Dockerfile', 'dockerfile')).toMatchObject({ ignore: ['DL3005', 'DL3008'] });
    expect(notes).toEqual([
      expect.stringMatching(/`DL3005` .*retired it: .*DF021/),
      expect.stringContaining('`DL4002`'),
    ]);
    expect(await errorOf({ '.plimsoll.yaml': 'ignore: [DL3005]' })).toContain(
      'unknown rule `DL3005`; hadolint has retired',
    );
  });

  it('yields to plimsoll’s own file, and can be switched off', async () => {
    const files = { '.hadolint.yml': HADOLINT, '.plimsoll.yaml': 'failOn: error\nignore: [PLM001]' };
    expect((await load(files)).configFor('Dockerfile', 'dockerfile')).toMatchObject({
      failOn: 'error',
      ignore: ['DL3008', 'SC2317', 'DL9999', 'PLM001'],
    });
    const off = await load({ ...files, '.plimsoll.yaml': 'compat: {hadolint: false}' });
    expect(off.configFor('Dockerfile', 'dockerfile')).toMatchObject({ failOn: 'warning', ignore: [] });
  });

  it('has places for wrong types and notes for unknown keys', async () => {
    expect((await load({ '.hadolint.yaml': 'ignore: [DL3008]' })).notes).toEqual([
      '.hadolint.yaml:1:1: unknown key `ignore`; did you mean `ignored`?',
    ]);
    const several = '# ours\nignored: []\n"colour": {a: 1}\noverride: {error: []}\n  \nx: 1\n';
    expect((await load({ '.hadolint.yaml': several })).notes).toEqual([
      expect.stringMatching(/^\.hadolint\.yaml:3:1: unknown key `colour`; known are ignored, /),
      expect.stringMatching(/^\.hadolint\.yaml:6:1: unknown key `x`; known are ignored, /),
    ]);
    expect(await errorOf({ '.hadolint.yaml': 'ignored: {DL3008: 1}' })).toBe(
      '.hadolint.yaml:1:10: `ignored` must be a list, not a mapping',
    );
    expect((await load({ '.hadolint.yaml': 'no-fail: true' })).configFor('Dockerfile', 'dockerfile').failOn).toBe(
      'never',
    );
  });
});
