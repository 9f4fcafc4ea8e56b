import { defineRule } from '../../../core/rule.ts';
import type { ShellWord } from '../../shell/word.ts';
import type { DockerfileDocument } from '../document.ts';
import { hasWord, isStrict, packagesOf, toolCalls, unpinnedReport } from '../packages.ts';

export default defineRule<DockerfileDocument>({
  id: 'DL3028',
  name: 'unpinned-gem',
  title: 'unpinned Ruby gems',
  severity: 'info',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'info', hadolint: 'warning' },
  aliases: [],
  references: ['https://guides.rubygems.org/command-reference/#gem-install'],
  docs: {
    what: '`gem install` with a gem that has no version.',
    why: 'The same Dockerfile builds a different image next month: a new version arrives without a commit, and a breakage is hard to trace.',
    instead: 'Pin the version: `gem install bundler:2.5.20`; for an application, use Bundler with a lock file.',
    exceptions:
      'A version option for the entire command (`-v`, `--version`), local `.gem` files, and names from variables.',
  },
  examples: {
    bad: [
      { code: 'FROM ruby:3.3\nRUN gem install bundler\n', line: 2 },
      { code: 'FROM ruby:3.3\nRUN gem install rake:13.2.1 rails\n', line: 2 },
    ],
    good: [
      { code: 'FROM ruby:3.3\nRUN gem install bundler:2.5.20 && gem install -N rake -v 13.2.1\n' },
      { code: 'FROM ruby:3.3\nRUN gem install $GEMS ./a.gem\n' },
    ],
  },
  needs: ['program:gem'],

  *check(doc, facts) {
    for (const call of toolCalls(doc, facts, ['gem'], ['install', 'i'])) {
      if (hasWord(call, '-v', '--version') || call.words.some(({ value }) => value.startsWith('--version='))) continue;
      const gems = isStrict(facts) ? strictGems(call.words) : packagesOf(call, facts, [], []);
      const isPinned = (text: string) => text.includes(':') || (!isStrict(facts) && text.endsWith('.gem'));
      const report = unpinnedReport(
        call,
        gems.filter(({ value }) => !isPinned(value)),
        'gem',
      );
      if (report) yield { ...report, help: 'write the version behind the name: `name:1.2.3`' };
    }
  },
});

/** Up to `--`; each option takes the next word with it, whether it has a value or not. */
function strictGems(words: readonly ShellWord[]): ShellWord[] {
  const gems: ShellWord[] = [];
  for (let at = 1; at < words.length; at++) {
    const word = words[at];
    if (!word || word.value === '--') break;
    if (word.value.startsWith('-')) at += 1;
    else if (word.value !== 'install' && word.value !== 'i') gems.push(word);
  }
  return gems;
}
