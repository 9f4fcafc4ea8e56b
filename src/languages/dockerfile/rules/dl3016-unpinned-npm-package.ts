import { defineRule } from '../../../core/rule.ts';
import type { DockerfileDocument } from '../document.ts';
import { isStrict, packagesOf, toolCalls, unpinnedReport, withoutValues } from '../packages.ts';

const GIT = /^git(?:\+(?:ssh|https?|file))?:\/\//;
const ARCHIVE = /\.(?:tar|tar\.gz|tgz)$/;
const PATH = /^(?:\/|\.\.?\/|~\/|\.\.?$)/;

export default defineRule<DockerfileDocument>({
  id: 'DL3016',
  name: 'unpinned-npm-package',
  title: 'unpinned npm packages',
  severity: 'info',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'info', hadolint: 'warning' },
  aliases: [],
  references: ['https://docs.npmjs.com/cli/v11/commands/npm-install'],
  docs: {
    what: '`npm install` with a package that has no version.',
    why: 'The same Dockerfile builds a different image next month: a new version arrives without a commit, and a breakage is hard to trace.',
    instead: 'Pin the version: `npm install -g serve@14.2.4`; for an application, use `npm ci` with a lock file.',
    exceptions: 'Paths, archives, Git URLs with a commit, names from variables, and `npm install` without packages.',
  },
  examples: {
    bad: [
      { code: 'FROM node:22\nRUN npm install -g serve\n', line: 2 },
      { code: 'FROM node:22\nRUN npm install express@4.21.0 @types/node\n', line: 2 },
      { code: 'FROM node:22\nRUN npm install git+https://example.com/a.git\n', line: 2 },
    ],
    good: [
      { code: 'FROM node:22\nRUN npm install -g serve@14.2.4 @scope/a@1\n' },
      { code: 'FROM node:22\nRUN npm install && npm install ./local /tmp/a.tgz $PKG\n' },
    ],
  },
  needs: ['npm:install'],

  *check(doc, facts) {
    for (const call of toolCalls(doc, facts, ['npm'], isStrict(facts) ? ['install'] : ['install', 'i', 'add'])) {
      const plain = withoutValues(call, ['loglevel', 'registry']);
      if (isStrict(facts) && plain[0]?.value !== 'install') continue;
      const packages = isStrict(facts) ? plain.slice(1) : packagesOf(call, facts, [], []);
      const report = unpinnedReport(
        call,
        packages.filter(({ value }) => !isPinned(value)),
      );
      if (report) yield { ...report, help: 'write the version behind the name: `name@1.2.3`' };
    }
  },
});

function isPinned(text: string): boolean {
  if (GIT.test(text)) return text.includes('#');
  if (ARCHIVE.test(text) || PATH.test(text)) return true;
  return (text.startsWith('@') ? text.slice(text.indexOf('/') + 1) : text).includes('@');
}
