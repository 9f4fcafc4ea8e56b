import { defineRule } from '../../../core/rule.ts';
import { table } from '../../../core/table.ts';
import type { DockerfileDocument } from '../document.ts';
import { type Call, callsOf, isShell, runs, spanOf } from '../runs.ts';

const SUBCOMMANDS: Readonly<Record<string, readonly string[]>> = table({
  'apt-get': ['upgrade', 'dist-upgrade', 'full-upgrade'],
  apt: ['upgrade', 'dist-upgrade', 'full-upgrade'],
  apk: ['upgrade'],
  yum: ['update', 'upgrade'],
  dnf: ['update', 'upgrade'],
  dnf5: ['update', 'upgrade'],
  microdnf: ['update', 'upgrade'],
  tdnf: ['update', 'upgrade'],
  zypper: ['update', 'up', 'patch'],
});

export default defineRule<DockerfileDocument>({
  id: 'DF021',
  name: 'upgrade-in-build',
  title: 'upgrade of all packages in a build',
  severity: 'info',
  profiles: {},
  since: '0.1.0',
  fixable: 'never',
  aliases: [
    'DS-0024',
    'avoid-apt-get-upgrade',
    'avoid-apk-upgrade',
    'avoid-dnf-update',
    'avoid-yum-update',
    'avoid-zypper-update',
  ],
  references: ['https://docs.docker.com/build/building/best-practices/#rebuild-your-images-often'],
  docs: {
    what: '`apt-get upgrade`, `apk upgrade`, `yum update`, `dnf upgrade`, `zypper update` and similar commands without a package name.',
    why: 'The image content depends on the day the layer was built, and every upgraded file is stored twice.',
    instead: 'Rebuild on a newer base image (`docker build --pull`), and upgrade individual packages by name.',
    exceptions:
      'Off by default: where the base image is rarely rebuilt, an upgrade fixes known vulnerabilities. Upgrades of named packages are not reported.',
  },
  examples: {
    bad: [
      { code: 'FROM debian:13-slim\nRUN apt-get update && apt-get upgrade -y\n', line: 2 },
      { code: 'FROM fedora:43\nRUN dnf -y update\n', line: 2 },
    ],
    good: [
      { code: 'FROM fedora:43\nRUN dnf -y update openssl\n', why: 'a single named package' },
      { code: 'FROM debian:13-slim\nRUN apt-get update\n' },
    ],
  },
  needs: [
    'program:apt-get',
    'program:apt',
    'program:apk',
    'program:yum',
    'program:dnf',
    'program:dnf5',
    'program:microdnf',
    'program:tdnf',
    'program:zypper',
  ],

  *check(doc) {
    for (const run of runs(doc)) {
      if (!isShell(run)) continue;
      for (const call of callsOf(run, ...Object.keys(SUBCOMMANDS))) {
        const sub = call.args.operands[0];
        if (!sub || !isUpgrade(call)) continue;
        yield {
          at: spanOf(run, sub.span),
          message: `\`${call.program} ${sub.text}\` makes the image content depend on the day of the build`,
          help: 'use a newer base image, or upgrade individual packages by name',
        };
      }
    }
  },
});

function isUpgrade({ program = '', args }: Call): boolean {
  const [sub, ...packages] = args.operands;
  return packages.length === 0 && SUBCOMMANDS[program]?.includes(sub?.literal ?? '') === true;
}
