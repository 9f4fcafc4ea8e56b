import { defineRule } from '../../../core/rule.ts';
import { flagsOf } from '../../shell/options.ts';
import type { DockerfileDocument } from '../document.ts';
import { failsBuild } from '../later-runs.ts';
import {
  aptNames,
  hasFlag,
  hasWord,
  isAnswered,
  isStrict,
  optionAfter,
  type ToolCall,
  toolCalls,
} from '../packages.ts';
import { fixBy, spanOf } from '../runs.ts';

export default defineRule<DockerfileDocument>({
  id: 'DL3014',
  name: 'apt-get-asks',
  title: '`apt-get install` without `-y`',
  severity: 'warning',
  since: '0.1.0',
  fixable: 'sometimes',
  profiles: { recommended: 'warning', hadolint: 'warning' },
  aliases: ['DS-0021'],
  references: ['https://docs.docker.com/reference/dockerfile/#run'],
  docs: {
    what: '`apt-get install` runs without the option that skips confirmation.',
    why: 'A build has no terminal: the command asks for confirmation, gets no answer, and the build fails.',
    instead: 'Add `-y`.',
    exceptions: 'Commands that get their answer through a pipe, and an apt configuration with `Assume-Yes`.',
    safe: 'The build fails without the option. Where that failure is ignored (`||`, `;`, a pipe), the image is currently built without the package, and the fix is unsafe.',
  },
  examples: {
    bad: [
      {
        code: 'FROM debian:13-slim\nRUN apt-get install curl\n',
        line: 2,
        fixed: 'FROM debian:13-slim\nRUN apt-get install -y curl\n',
      },
      {
        code: 'FROM debian:13-slim\nRUN apt-get update && apt-get install --no-install-recommends curl=8.14.1-2\n',
        line: 2,
        fixed: 'FROM debian:13-slim\nRUN apt-get update && apt-get install -y --no-install-recommends curl=8.14.1-2\n',
      },
    ],
    good: [
      {
        code: 'FROM debian:13-slim\nRUN apt-get install -y curl && apt-get install -qq git && apt-get --assume-yes install jq\n',
      },
      { code: 'FROM debian:13-slim\nRUN yes | apt-get install curl\n' },
    ],
  },
  needs: ['program:apt-get', 'program:apt'],

  *check(doc, facts) {
    let configured: boolean | undefined;
    for (const call of toolCalls(doc, facts, aptNames(facts), ['install'])) {
      if (hasFlag(call, 'y', 'yes', 'assume-yes')) continue;
      if (!isStrict(facts) && isAnswered(call)) continue;
      if (isQuiet(call)) continue;
      if (!isStrict(facts)) {
        if (hasFlag(call, 's', 'simulate', 'dry-run', 'd', 'download-only', 'force-yes')) continue;
        configured ??= /Assume-Yes/i.test(doc.file.text);
        if (configured) continue;
      }
      yield {
        at: spanOf(call.run, call.sub.span),
        message: `\`${call.name} ${call.sub.value}\` without \`-y\` waits for confirmation, so the build fails`,
        help: `add -y: ${call.name} ${call.sub.value} -y`,
        ...fixBy(call.run, 'Add `-y`', failsBuild(call) ? 'safe' : 'unsafe', [optionAfter(call, '-y')]),
      };
    }
  },
});

/** `-qq`, `-q -q`, `-q=2`: two steps of quietness mean yes. */
function isQuiet(call: ToolCall): boolean {
  const names = flagsOf(call).map(({ name }) => name);
  const count = (letter: string) => names.filter((name) => name === letter).length;
  return hasFlag(call, 'qq') || count('q') === 2 || count('quiet') === 2 || hasWord(call, '-q=2');
}
