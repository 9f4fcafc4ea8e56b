import { defineRule } from '../../../core/rule.ts';
import type { DockerfileDocument } from '../document.ts';
import { packagesOf, toolCalls, unpinnedReport } from '../packages.ts';

const PINNED = /[=~<>]|\.apk$/;

export default defineRule<DockerfileDocument>({
  id: 'DL3018',
  name: 'unpinned-apk-package',
  title: 'unpinned apk packages',
  severity: 'info',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'info', hadolint: 'warning' },
  aliases: [],
  references: ['https://wiki.alpinelinux.org/wiki/Alpine_Package_Keeper'],
  docs: {
    what: '`apk add` with a package that has no version.',
    why: 'The same Dockerfile builds a different image next month: a new version arrives without a commit, and a breakage is hard to trace.',
    instead: 'Pin the version: `apk add curl=8.9.1-r1`, or the branch: `curl~8.9`.',
    exceptions: 'Local `.apk` files and names from variables.',
  },
  examples: {
    bad: [
      { code: 'FROM alpine:3.20\nRUN apk add --no-cache curl\n', line: 2 },
      { code: 'FROM alpine:3.20\nRUN apk add --no-cache -t .build gcc=14.2.0-r4 make\n', line: 2 },
    ],
    good: [
      { code: 'FROM alpine:3.20\nRUN apk add --no-cache curl=8.9.1-r1 "git~2.45" "jq>1.7"\n' },
      { code: 'FROM alpine:3.20\nRUN apk add --no-cache --virtual .build /tmp/a.apk $PKGS\n' },
    ],
  },
  needs: ['program:apk'],

  *check(doc, facts) {
    for (const call of toolCalls(doc, facts, ['apk'], ['add'])) {
      const packages = packagesOf(call, facts, ['add'], ['t', 'virtual', 'repository', 'X']);
      const report = unpinnedReport(
        call,
        packages.filter(({ value }) => !PINNED.test(value)),
      );
      if (report) yield { ...report, help: 'write the version behind the name: `name=1.2.3-r0`' };
    }
  },
});
