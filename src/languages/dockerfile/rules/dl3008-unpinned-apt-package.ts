import { defineRule } from '../../../core/rule.ts';
import { plainArgumentsOf } from '../../shell/options.ts';
import type { ShellWord } from '../../shell/word.ts';
import type { DockerfileDocument } from '../document.ts';
import { aptNames } from '../packages.ts';
import { type Call, callsSeen, isShell, runs, spanOf } from '../runs.ts';

export default defineRule<DockerfileDocument>({
  id: 'DL3008',
  name: 'unpinned-apt-package',
  title: 'unpinned apt packages',
  severity: 'warning',
  profiles: { recommended: 'info', hadolint: 'warning' },
  since: '0.1.0',
  fixable: 'never',
  aliases: [],
  references: ['https://docs.docker.com/build/building/best-practices/#apt-get'],
  docs: {
    what: '`apt-get install` with packages that have no version.',
    why: 'The version is whatever the archive offers on the day of the build: two builds of the same commit differ, and a cached layer keeps an old version.',
    instead: 'Write `package=version`, with a wildcard where only the upstream version matters: `curl=8.14.*`.',
    exceptions:
      'Packages with a release (`curl/trixie`), `.deb` files and words with a variable are not checked. A snapshot archive pins all versions at once.',
  },
  examples: {
    bad: [
      { code: 'FROM debian:13-slim\nRUN apt-get update && apt-get install -y curl git=1:2.47.*\n', line: 2 },
      { code: 'FROM debian:13-slim\nRUN sudo apt-get -qq install -t sid curl\n', line: 2 },
    ],
    good: [
      { code: 'FROM debian:13-slim\nRUN apt-get update && apt-get install -y curl=8.14.*\n' },
      { code: 'FROM debian:13-slim\nRUN apt-get install -y $PACKAGES ./local.deb curl/trixie\n' },
    ],
  },
  needs: ['program:apt-get', 'program:apt'],

  *check(doc, facts) {
    for (const run of runs(doc)) {
      if (!isShell(run)) continue;
      for (const call of callsSeen(run, facts, ...aptNames(facts))) {
        const packages = facts.profile === 'hadolint' ? hadolintPackages(call) : packagesOf(call);
        const loose = packages.filter(({ value }) => !/[=/]|\.deb$/.test(value));
        const [first] = loose;
        const last = loose.at(-1);
        if (!first || !last) continue;
        const names = loose.slice(0, 3).map(({ text }) => `\`${text}\``);
        const more = loose.length > 3 ? ` and ${loose.length - 3} more` : '';
        const verb = loose.length > 1 ? 'are' : 'is';
        yield {
          at: spanOf(run, { start: first.span.start, end: last.span.end }),
          message: `${names.join(', ')}${more} ${verb} not pinned to a version`,
          help: `pin the version: ${first.text}=<version>`,
        };
      }
    }
  },
});

function packagesOf({ args }: Call): readonly ShellWord[] {
  const [command, ...rest] = args.operands;
  return command?.literal === 'install' ? rest.filter(({ literal }) => literal !== undefined && literal !== '') : [];
}

/** As hadolint reads it: the word `install` anywhere, and only the values of `-t` and `--target-release` known. */
function hadolintPackages(call: Call): readonly ShellWord[] {
  if (!call.words.slice(1).some(({ value }) => value === 'install')) return [];
  const words = call.words.filter((_, index) => !/^(?:-t|--target-release)$/.test(call.words[index - 1]?.value ?? ''));
  return plainArgumentsOf({ words }).filter(({ value }) => value !== 'install');
}
