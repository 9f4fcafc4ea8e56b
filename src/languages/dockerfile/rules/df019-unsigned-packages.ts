import { defineRule } from '../../../core/rule.ts';
import { table } from '../../../core/table.ts';
import type { ShellWord } from '../../shell/word.ts';
import type { DockerfileDocument } from '../document.ts';
import { type Call, callsOf, isShell, runs, spanOf } from '../runs.ts';

/** Options with which a package manager installs unsigned packages. */
const OPTIONS: Readonly<Record<string, readonly string[]>> = table({
  apk: ['allow-untrusted'],
  'apt-get': ['allow-unauthenticated', 'force-yes', 'allow-insecure-repositories'],
  apt: ['allow-unauthenticated', 'force-yes', 'allow-insecure-repositories'],
  aptitude: ['allow-untrusted'],
  yum: ['nogpgcheck', 'no-gpgchecks'],
  dnf: ['nogpgcheck', 'no-gpgchecks'],
  dnf5: ['nogpgcheck', 'no-gpgchecks'],
  tdnf: ['nogpgcheck'],
  microdnf: ['nogpgcheck'],
  rpm: ['nodigest', 'nosignature', 'noverify', 'nofiledigest', 'nofiledigests'],
  zypper: ['no-gpg-checks', 'allow-unsigned-rpm'],
});
const LOCAL_PACKAGE = /^(?:\.{0,2}\/)?[^:]*\.(?:apk|deb|rpm)$/;

export default defineRule<DockerfileDocument>({
  id: 'DF019',
  name: 'unsigned-packages',
  title: 'packages without signature verification',
  severity: 'warning',
  profiles: { recommended: 'warning' },
  since: '0.1.0',
  fixable: 'never',
  aliases: ['CKV2_DOCKER_7', 'CKV2_DOCKER_8', 'CKV2_DOCKER_9', 'CKV2_DOCKER_10', 'CKV2_DOCKER_11'],
  references: [
    'https://wiki.debian.org/SecureApt',
    'https://docs.redhat.com/en/documentation/red_hat_enterprise_linux/9/html/securing_networks/',
  ],
  docs: {
    what: '`apk --allow-untrusted`, `apt-get --allow-unauthenticated` or `--force-yes`, `--nogpgcheck` for yum and dnf, `--nosignature` and similar options for rpm, `--no-gpg-checks` for zypper.',
    why: 'Packages run scripts as root during installation. Without verification, a mirror or anyone on the network path controls what they do.',
    instead: 'Import the repository key and remove the option.',
    exceptions: 'An `info` where only local files are installed (`apk add --allow-untrusted ./x.apk`).',
  },
  examples: {
    bad: [
      { code: 'FROM a:1\nRUN apt-get install -y --allow-unauthenticated curl\n', line: 2 },
      { code: 'FROM a:1\nRUN yum install -y --nogpgcheck curl\n', line: 2 },
    ],
    good: [
      { code: 'FROM a:1\nRUN apt-get install -y curl\n' },
      { code: 'FROM a:1\nRUN rpm --import https://example.com/key && yum install -y curl\n' },
    ],
  },
  needs: [
    'program:rpm',
    'mark:FORCE-YES',
    'mark:GPGCHECK',
    'mark:GPG-CHECK',
    'mark:INSECURE',
    'mark:UNAUTHENTICATED',
    'mark:UNSIGNED',
    'mark:UNTRUSTED',
  ],

  *check(doc) {
    for (const run of runs(doc)) {
      if (!isShell(run)) continue;
      for (const call of callsOf(run, ...Object.keys(OPTIONS))) {
        const word = skippingWord(call);
        if (!word) continue;
        const { operands } = call.args;
        const files = call.program === 'rpm' ? operands : operands.slice(1);
        const isLocal = files.length > 0 && files.every(({ value }) => LOCAL_PACKAGE.test(value));
        yield {
          at: spanOf(run, word.span),
          message: `with \`${word.text}\`, \`${call.program}\` installs unsigned packages`,
          help: `import the repository key and remove ${word.text}`,
          ...(isLocal && { severity: 'info' as const }),
        };
      }
    }
  },
});

function skippingWord({ program = '', args, words }: Call): ShellWord | undefined {
  const option = args.option(...(OPTIONS[program] ?? []));
  if (option) return /^(?:false|no|0)$/i.test(option.value ?? '') ? undefined : option.word;
  return words.find(({ value }) =>
    /^(?:-o)?(?:APT::Get::AllowUnauthenticated=(?:true|1|yes)|(?:--setopt=)?(?:[\w*-]+\.)?gpgcheck=(?:0|false|no))$/i.test(
      value,
    ),
  );
}
