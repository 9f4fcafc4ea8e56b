import { defineRule } from '../../../core/rule.ts';
import type { DockerfileDocument } from '../document.ts';
import { packagesOf, toolCalls, unpinnedReport } from '../packages.ts';

const PINNED = /[=<>]|\.rpm$/;

export default defineRule<DockerfileDocument>({
  id: 'DL3037',
  name: 'unpinned-zypper-package',
  title: 'unpinned zypper packages',
  severity: 'info',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'info', hadolint: 'warning' },
  aliases: [],
  references: ['https://en.opensuse.org/SDB:Zypper_manual'],
  docs: {
    what: '`zypper install` with a package that has no version.',
    why: 'The same Dockerfile builds a different image next month: a new version arrives without a commit, and a breakage is hard to trace.',
    instead: 'Pin the version: `zypper install -y "curl=8.6.0"`.',
    exceptions: 'Local `.rpm` files and names from variables.',
  },
  examples: {
    bad: [
      { code: 'FROM opensuse/leap:15.6\nRUN zypper -n install curl && zypper clean\n', line: 2 },
      { code: 'FROM opensuse/leap:15.6\nRUN zypper -n in "git=2.43.0" jq && zypper clean\n', line: 2 },
    ],
    good: [
      { code: 'FROM opensuse/leap:15.6\nRUN zypper -n in "curl=8.6.0" "git>=2.43" && zypper clean\n' },
      { code: 'FROM opensuse/leap:15.6\nRUN zypper -n install /tmp/a.rpm $PKGS && zypper clean\n' },
    ],
  },
  needs: ['program:zypper'],

  *check(doc, facts) {
    for (const call of toolCalls(doc, facts, ['zypper'], ['install', 'in'])) {
      const packages = packagesOf(call, facts, ['install', 'in'], []);
      const report = unpinnedReport(
        call,
        packages.filter(({ value }) => !PINNED.test(value)),
      );
      if (report) yield { ...report, help: 'write the version behind the name: `"name=1.2.3"`' };
    }
  },
});
