import { THRESHOLDS } from '../core/finding.ts';
import type { Command, Option } from './command.ts';
import { INSTALL_COMMANDS } from './install-commands.ts';

const TABLE_FORMATS = ['text', 'json', 'markdown'];

const CONFIG: readonly Option[] = [
  { name: 'config', value: 'file', help: 'use this configuration file' },
  { name: 'no-config', help: 'ignore configuration files' },
];

/** Options of the commands that check. */
const CHECKING: readonly Option[] = [
  { name: 'format', value: 'name[:file]', help: 'output format, optionally into a file; repeatable' },
  { name: 'select', value: 'rules', help: 'run these rules: ids, names, aliases, prefixes, profiles or ALL' },
  { name: 'extend-select', value: 'rules', help: 'run these as well' },
  { name: 'ignore', value: 'rules', help: 'disable these' },
  { name: 'fail-on', value: 'severity', choices: THRESHOLDS, help: 'lowest severity that fails' },
  ...CONFIG,
  { name: 'quiet', short: 'q', help: 'report only what blocks' },
  { name: 'verbose', help: 'show every finding in full, with reasons' },
];

/** Every command, in the order of the overview. */
export const COMMANDS: readonly Command[] = [
  ...INSTALL_COMMANDS,
  {
    name: 'check',
    summary: 'check files, the index, or what changed since a commit',
    operands: '[path…]',
    count: { least: 0, most: Number.POSITIVE_INFINITY },
    options: [
      { name: 'staged', help: 'check the index, as the hook does' },
      { name: 'since', value: 'commit', help: 'check the files that changed since the branch point with this commit' },
      { name: 'stdin-filename', value: 'path', help: 'path of the content on standard input (the path -)' },
      { name: 'baseline', value: 'file', help: 'findings in this file do not block' },
      { name: 'write-baseline', value: 'file', help: 'write the findings of this run to a baseline file' },
      ...CHECKING,
    ],
    examples: [
      'plimsoll check',
      'plimsoll check services/api Dockerfile',
      'plimsoll check --staged --format json',
      'plimsoll check --since origin/main --format github --format sarif:report.sarif',
      'plimsoll check - --stdin-filename Dockerfile < Dockerfile',
    ],
    details: [
      'Without a path every tracked file is checked. With --staged, content is read from the index; paths only filter it.',
      'Exit status: 0 nothing blocks, 1 findings that block, 2 something could not be checked.',
    ],
    load: async () => (await import('../app/check.ts')).check,
  },
  {
    name: 'run',
    summary: 'check a commit; what the hook script calls',
    operands: '<hook> [argument…]',
    count: { least: 1, most: Number.POSITIVE_INFINITY },
    options: [{ name: 'handed', help: 'standard input holds what the hook script read from Git' }, ...CHECKING],
    examples: ['plimsoll run pre-commit'],
    details: ['PLIMSOLL=0 disables it, PLIMSOLL_SKIP=RULE,RULE disables rules.'],
    words: ['pre-commit', 'pre-merge-commit', 'pre-applypatch', 'pre-push'],
    load: async () => (await import('../app/run.ts')).run,
  },
  {
    name: 'fix',
    summary: 'apply safe fixes',
    operands: '[path…]',
    count: { least: 0, most: Number.POSITIVE_INFINITY },
    options: [
      { name: 'staged', help: 'fix what is staged, and the same lines in the working tree' },
      { name: 'external', help: 'with --staged: run lint-staged, with its own configuration, before the fixes' },
      { name: 'unsafe-fixes', help: 'also apply fixes that may change what is built or deployed' },
      { name: 'yes', short: 'y', help: 'without a path: fix the whole repository without asking' },
      { name: 'diff', help: 'print a patch for git apply and change nothing' },
      { name: 'recover', help: 'list what an interrupted fix had replaced; with paths, restore these' },
      ...CHECKING,
    ],
    examples: ['plimsoll fix --staged', 'plimsoll fix Dockerfile --unsafe-fixes', 'plimsoll fix --diff . | git apply'],
    details: [
      'Without a path every tracked file is fixed, after a question on a terminal or with --yes.',
      'What is left is reported as by plimsoll check, with the same exit status.',
    ],
    load: async () => (await import('../app/fix.ts')).fix,
  },
  {
    name: 'explain',
    summary: 'explain a rule',
    operands: '<rule or word>…',
    count: { least: 1, most: 20 },
    options: [{ name: 'format', value: 'name', choices: TABLE_FORMATS, help: 'output format' }],
    examples: [
      'plimsoll explain DL3008',
      'plimsoll explain root-user',
      'plimsoll explain SNYK-CC-K8S-9',
      'plimsoll explain cache',
    ],
    details: [
      'A rule is named by its id, its name, or the id that another tool gives the same check; commas separate several.',
      'Any other word is searched for in names and titles.',
    ],
    load: async () => (await import('../app/explain.ts')).explain,
  },
  {
    name: 'rules',
    summary: 'list the rules',
    operands: '[selector…]',
    count: { least: 0, most: 50 },
    options: [{ name: 'format', value: 'name', choices: TABLE_FORMATS, help: 'output format' }],
    examples: ['plimsoll rules', 'plimsoll rules recommended', 'plimsoll rules K8S2 DL3 --format json'],
    details: ['A selector is a rule id, name or alias, a prefix such as DL or K8S1, a profile, or ALL.'],
    load: async () => (await import('../app/rules.ts')).rules,
  },
  {
    name: 'init',
    summary: 'write a configuration, a Dockerfile and a .dockerignore for your stack',
    operands: '[template]',
    count: { least: 0, most: 1 },
    options: [
      { name: 'kubernetes', help: 'also kubernetes/app.yaml with a Deployment and its Service' },
      { name: 'compose', help: 'also a compose.yaml' },
      { name: 'dry-run', help: 'list what would be written and write nothing' },
    ],
    examples: ['plimsoll init', 'plimsoll init go --kubernetes'],
    details: [
      'Language, package manager, version, start command and port are detected; on a terminal init asks for the rest.',
      'Existing files are never changed.',
    ],
    words: ['go', 'rust', 'java', 'dotnet', 'ruby', 'php', 'php-apache', 'php-fpm', 'python', 'deno', 'node', 'static'],
    load: async () => (await import('../app/init.ts')).init,
  },
  {
    name: 'recommend',
    summary: 'recommend base images, offline',
    operands: '<image or file>…',
    count: { least: 1, most: 100 },
    options: [{ name: 'format', value: 'name', choices: ['text', 'json'], help: 'output format' }],
    examples: ['plimsoll recommend node:14', 'plimsoll recommend Dockerfile'],
    load: async () => {
      const { recommend } = await import('../app/recommend.ts');
      return (args, io) => recommend(['--format', args.value('format') ?? 'text', '--', ...args.positionals], io);
    },
  },
  {
    name: 'scan',
    summary: 'find known vulnerabilities in a container image, and what to fix first',
    operands: '<image, archive, directory or SBOM>',
    count: { least: 1, most: 1 },
    options: [
      {
        name: 'format',
        value: 'name[:file]',
        help: 'text, json, sarif, markdown, html, cyclonedx or spdx, optionally into a file; repeatable',
      },
      { name: 'platform', value: 'os/arch', help: 'which image of several; default: that of this machine' },
      { name: 'db', value: 'directory', help: "vulnerability database; default: in the user's cache" },
      {
        name: 'fail-on',
        value: 'severity',
        help: 'critical, high, medium, low, any, upgradable (fixable issues) or never; default: high',
      },
      {
        name: 'severity-threshold',
        value: 'severity',
        choices: ['low', 'medium', 'high', 'critical'],
        help: 'hide issues below it',
      },
      { name: 'strict-coverage', help: 'fail when packages were not checked, or the data is older than 90 days' },
      { name: 'app-vulns', negatable: true, help: 'check packages of languages; default: yes' },
      { name: 'include-kernel-headers', help: 'count issues of kernel headers' },
      { name: 'include-unimportant', help: 'count issues that Debian rates unimportant' },
      { name: 'include-disputed', help: 'count issues that are disputed' },
      {
        name: 'sort',
        value: 'order',
        choices: ['score', 'severity', 'package', 'layer'],
        help: 'order of issues; default: score',
      },
      {
        name: 'group-by',
        value: 'key',
        choices: ['fix', 'package', 'vuln', 'layer'],
        help: 'grouping of issues; default: fix',
      },
      { name: 'top', value: 'number', help: 'list this many issues; default: 20' },
      { name: 'all', help: 'list every issue' },
      { name: 'explain-score', value: 'id', help: 'show how the score of an issue is computed' },
      { name: 'baseline', value: 'file', help: 'issues in this file do not fail' },
      { name: 'write-baseline', value: 'file', help: 'write the issues of this scan to a baseline file' },
      { name: 'offline', help: 'open no connection' },
      ...CONFIG,
      { name: 'quiet', short: 'q', help: 'no progress' },
    ],
    examples: [
      'plimsoll scan app:1',
      'docker save app:1 -o app.tar && plimsoll scan app.tar --fail-on critical',
      'plimsoll scan app.tar --format html:report.html --format sarif:report.sarif',
      'plimsoll scan oci:build/layout:latest --format cyclonedx:sbom.json',
      'plimsoll scan dir:/mnt/rootfs --format json',
    ],
    details: [
      'Reads images of a local Docker or Podman (docker:, podman:), their archives (docker-archive:), OCI layouts (oci:, ' +
        'oci-archive:), root file systems (dir:), and SBOMs in SPDX or CycloneDX JSON (sbom:). Without a prefix, a path ' +
        'is recognized by its content, and anything else is the name of a local image.',
      'Packages are compared with the database that plimsoll db builds. Packages without data are listed as NOT CHECKED.',
      'Nothing in an image is executed. No connection is opened.',
      'Exit status: 0 no issue reaches --fail-on, 1 an issue does, 2 nothing was checked, or the packages of the system ' +
        'could not be read.',
    ],
    load: async () => (await import('../app/scan.ts')).scan,
  },
  {
    name: 'db',
    summary: 'update, build and inspect the vulnerability database',
    operands: '<status, update, build, path or verify> [argument…]',
    count: { least: 1, most: Number.POSITIVE_INFINITY },
    options: [
      { name: 'db', value: 'directory', help: "directory of the database; default: in the user's cache" },
      { name: 'from', value: 'url or directory', help: "update: a mirror in the layout of OSV's archives" },
      { name: 'offline', help: 'open no connection' },
      { name: 'with-malware', help: 'build: include records of malicious packages (MAL-)' },
      { name: 'quiet', short: 'q', help: 'no progress' },
    ],
    examples: [
      'plimsoll db update Debian:12 npm',
      'plimsoll db update Alpine:v3.22 --from /mnt/osv-mirror',
      'plimsoll db build osv/ known_exploited_vulnerabilities.csv',
      'plimsoll db build all.zip --db /srv/plimsoll-db',
      'plimsoll db status',
    ],
    details: [
      'build compiles advisories in OSV format (.json, .ndjson, .gz, .zip), and the tables of KEV and EPSS (.csv), from ' +
        'local files. update downloads the archives of the named ecosystems from OSV, and of those that were downloaded ' +
        'before, and compiles all of them. The database that it replaces is kept beside it.',
      'Exit status: 0, or 2 when there is no database, or when it is damaged.',
    ],
    words: ['status', 'update', 'build', 'path', 'verify'],
    load: async () => (await import('../app/scan-db.ts')).db,
  },
  {
    name: 'completion',
    summary: 'print the completion script of a shell',
    operands: '<shell>',
    count: { least: 1, most: 1 },
    options: [],
    examples: [
      'source <(plimsoll completion bash)',
      'plimsoll completion zsh > "${fpath[1]}/_plimsoll"',
      'plimsoll completion fish > ~/.config/fish/completions/plimsoll.fish',
    ],
    words: ['bash', 'zsh', 'fish'],
    load: async () => {
      const { completion } = await import('./completion.ts');
      return (args, io) => completion(args, io, COMMANDS);
    },
  },
];
