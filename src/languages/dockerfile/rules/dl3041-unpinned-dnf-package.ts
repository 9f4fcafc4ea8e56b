import { defineRule } from '../../../core/rule.ts';
import type { DockerfileDocument } from '../document.ts';
import { hasWord, isStrict, packagesOf, toolCalls, unpinnedReport } from '../packages.ts';
import { isPinnedRpm, isVersionVariable } from '../rpm.ts';

export default defineRule<DockerfileDocument>({
  id: 'DL3041',
  name: 'unpinned-dnf-package',
  title: 'unpinned dnf packages',
  severity: 'info',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'info', hadolint: 'warning' },
  aliases: [],
  references: ['https://dnf.readthedocs.io/en/latest/command_ref.html#specifying-packages'],
  docs: {
    what: '`dnf install` with a package that has no version.',
    why: 'The same Dockerfile builds a different image next month: a new version arrives without a commit, and a breakage is hard to trace.',
    instead: 'Pin the version: `dnf install -y curl-8.9.1`.',
    exceptions: 'Local `.rpm` files, URLs, module streams, groups, and names from variables.',
  },
  examples: {
    bad: [
      { code: 'FROM fedora:41\nRUN dnf install -y curl && dnf clean all\n', line: 2 },
      { code: 'FROM fedora:41\nRUN dnf install -y jq-1.7.1 git && dnf clean all\n', line: 2 },
    ],
    good: [
      { code: 'FROM fedora:41\nRUN dnf install -y curl-8.9.1 && dnf clean all\n' },
      { code: 'FROM fedora:41\nRUN dnf install -y ./a-1.rpm $PKGS && dnf clean all\n' },
    ],
  },
  needs: ['program:dnf', 'program:microdnf'],

  *check(doc, facts) {
    for (const call of toolCalls(doc, facts, ['dnf', 'microdnf'], ['install'])) {
      if (isStrict(facts) && hasWord(call, 'group')) continue;
      const isModule = hasWord(call, 'module');
      const packages = packagesOf(call, facts, ['install', 'module'], []);
      const isVersion = isStrict(facts) ? isVersionVariable(doc, call) : undefined;
      const unpinned = packages.filter(({ value }) =>
        isModule ? !value.includes(':') : !isPinnedRpm(value, isVersion),
      );
      const report = unpinnedReport(call, unpinned);
      if (report) yield { ...report, help: 'write the version behind the name: `name-1.2.3`' };
    }
  },
});
