import { defineRule } from '../../../core/rule.ts';
import { flagsOf } from '../../shell/options.ts';
import type { DockerfileDocument } from '../document.ts';
import { aptNames } from '../packages.ts';
import { type Call, callsSeen, fixBy, insertAt, isShell, runs, spanOf } from '../runs.ts';

/** `APT::Install-Recommends` of a configuration; an option counts for its own command alone. */
const CONFIGURES = /(?<!--no-)Install-Recommends(?!=)/i;

export default defineRule<DockerfileDocument>({
  id: 'DL3015',
  name: 'apt-recommends',
  title: '`apt-get install` without `--no-install-recommends`',
  severity: 'info',
  profiles: { recommended: 'info', hadolint: 'info' },
  since: '0.1.0',
  fixable: 'sometimes',
  aliases: ['DS-0029'],
  references: ['https://manpages.debian.org/trixie/apt/apt-get.8.en.html'],
  docs: {
    what: '`apt-get install` without `--no-install-recommends`.',
    why: 'Recommended packages are installed as well: the image grows, often by hundreds of megabytes, and so does the number of packages to patch.',
    instead: 'Use `apt-get install --no-install-recommends` and list the packages that are needed.',
    exceptions: 'A RUN or file that sets `APT::Install-Recommends` applies to all later installs.',
  },
  examples: {
    bad: [
      {
        code: 'FROM debian:13-slim\nRUN apt-get update && apt-get install -y curl\n',
        line: 2,
        fixed: 'FROM debian:13-slim\nRUN apt-get update && apt-get install --no-install-recommends -y curl\n',
      },
      {
        code: 'FROM debian:13-slim\nRUN apt-get -y install git\n',
        line: 2,
        fixed: 'FROM debian:13-slim\nRUN apt-get -y install --no-install-recommends git\n',
      },
    ],
    good: [
      { code: 'FROM debian:13-slim\nRUN apt-get install -y --no-install-recommends curl\n' },
      { code: 'FROM debian:13-slim\nRUN apt-get -o APT::Install-Recommends=false install -y curl\n' },
    ],
  },
  needs: ['program:apt-get', 'program:apt'],

  *check(doc, facts) {
    let configured = false;
    for (const run of runs(doc)) {
      if (!isShell(run)) continue;
      configured ||= facts.profile !== 'hadolint' && CONFIGURES.test(run.shell.text);
      if (configured) continue;
      for (const call of callsSeen(run, facts, ...aptNames(facts))) {
        const install = call.words.find(({ value }, index) => index > 0 && value === 'install');
        if (!install || isLean(call)) continue;
        yield {
          at: spanOf(run, install.span),
          message: 'this also installs recommended packages',
          help: 'install without them: apt-get install --no-install-recommends',
          ...fixBy(run, 'Add `--no-install-recommends`', 'unsafe', [
            insertAt(install.span.end, ' --no-install-recommends'),
          ]),
        };
      }
    }
  },
});

function isLean(call: Call): boolean {
  if (flagsOf(call).some(({ name }) => name === 'no-install-recommends')) return true;
  return call.words.some(({ value }) => /APT::Install-Recommends=(?:"?)(?:false|0|no)\b/i.test(value));
}
