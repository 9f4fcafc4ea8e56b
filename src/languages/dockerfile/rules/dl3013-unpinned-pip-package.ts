import { defineRule } from '../../../core/rule.ts';
import type { ShellWord } from '../../shell/word.ts';
import type { DockerfileDocument } from '../document.ts';
import { hasFlag, hasWord, isStrict, packagesOf, type ToolCall, unpinnedReport, withoutValues } from '../packages.ts';
import { isFromList, pipInstalls } from '../pip.ts';

const VALUED = [
  ...['abi', 'b', 'build', 'e', 'editable', 'extra-index-url', 'f', 'find-links', 'i', 'index-url', 'implementation'],
  ...['no-binary', 'only-binary', 'platform', 'prefix', 'progress-bar', 'proxy', 'python', 'python-version', 'root'],
  ...['root-user-action', 'src', 't', 'target', 'trusted-host', 'upgrade-strategy'],
];
const VERSION = /===?|>=|<=|>|<|!=|~=/;
const VCS = /^(?:git|hg|svn|bzr)\+|^git:/;
const ARCHIVE = /\.(?:whl|tar\.gz)$/;
/** The installer and its helpers: builds update them on purpose. */
const TOOLS = new Set(['pip', 'setuptools', 'wheel']);

export default defineRule<DockerfileDocument>({
  id: 'DL3013',
  name: 'unpinned-pip-package',
  title: 'unpinned pip packages',
  severity: 'info',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'info', hadolint: 'warning' },
  aliases: [],
  references: ['https://pip.pypa.io/en/stable/topics/repeatable-installs/'],
  docs: {
    what: '`pip install` with a package that has no version.',
    why: 'The same Dockerfile builds a different image next month: a new version arrives without a commit, and a breakage is hard to trace.',
    instead:
      'Pin the version: `pip install flask==3.0.3`, or install from a file with all versions: `pip install -r requirements.txt`.',
    exceptions:
      'Requirements and constraints files, paths, wheels, URLs, names from variables, and pip, setuptools and wheel themselves.',
  },
  examples: {
    bad: [
      { code: 'FROM python:3.12\nRUN pip install --no-cache-dir flask\n', line: 2 },
      { code: 'FROM python:3.12\nRUN python3 -m pip install --no-cache-dir flask==3.0.3 gunicorn\n', line: 2 },
    ],
    good: [
      { code: 'FROM python:3.12\nRUN pip install --no-cache-dir flask==3.0.3 "gunicorn~=23.0" ./pkg\n' },
      {
        code: 'FROM python:3.12\nRUN pip install --no-cache-dir -r requirements.txt && pip install --no-cache-dir $PKG\n',
      },
    ],
  },
  needs: ['program:pip', 'program:python'],

  *check(doc, facts) {
    for (const call of pipInstalls(doc, facts)) {
      if (
        isStrict(facts) ? isStrictlyListed(call) : isFromList(call) || call.args.has('c', 'constraint', 'e', 'editable')
      )
        continue;
      const packages = isStrict(facts) ? strictPackages(call) : packagesOf(call, facts, [], []);
      const report = unpinnedReport(
        call,
        packages.filter(({ value }) => !isPinned(value, isStrict(facts))),
      );
      if (report) yield { ...report, help: 'write the version behind the name: `name==1.2.3`' };
    }
  },
});

function isStrictlyListed(call: ToolCall): boolean {
  return hasFlag(call, 'c', 'constraint') || hasWord(call, '-r', '--requirement', '.');
}

function strictPackages(call: ToolCall): ShellWord[] {
  const words = withoutValues(call, VALUED);
  return words.slice(words.indexOf(call.sub) + 1).filter(({ value }) => value !== 'install');
}

function isPinned(text: string, strict: boolean): boolean {
  if (VERSION.test(text)) return true;
  if (VCS.test(text)) return text.includes('@');
  if (ARCHIVE.test(text) || text.includes('/')) return true;
  return !strict && (text === '.' || text.includes('\\') || TOOLS.has(text.replace(/\[.*$/, '')));
}
