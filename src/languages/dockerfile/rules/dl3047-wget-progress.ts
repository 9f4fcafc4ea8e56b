import { defineRule } from '../../../core/rule.ts';
import type { DockerfileDocument } from '../document.ts';
import { hasFlag, hasWord, isStrict, optionAfter, toolCalls } from '../packages.ts';
import { fixBy, spanOf } from '../runs.ts';

const SHOWN = ['progress', 'q', 'quiet', 'o', 'output-file', 'a', 'append-output', 'no-verbose'];

export default defineRule<DockerfileDocument>({
  id: 'DL3047',
  name: 'wget-progress',
  title: '`wget` without a progress option',
  severity: 'info',
  since: '0.1.0',
  fixable: 'sometimes',
  profiles: { recommended: 'info', hadolint: 'info' },
  aliases: [],
  references: ['https://www.gnu.org/software/wget/manual/wget.html#Download-Options'],
  docs: {
    what: '`wget` runs without an option that limits its progress output.',
    why: 'It prints a line for every few kilobytes: the build log grows to megabytes and hides what matters.',
    instead: 'Add `--progress=dot:giga`, or `-nv`.',
    exceptions:
      '`-q`, `-nv`, `-o`, `--progress` and similar options. BusyBox wget does not support `--progress`, so the fix is unsafe.',
  },
  examples: {
    bad: [
      {
        code: 'FROM debian:13-slim\nRUN wget https://example.com/a.tgz\n',
        line: 2,
        fixed: 'FROM debian:13-slim\nRUN wget --progress=dot:giga https://example.com/a.tgz\n',
      },
      {
        code: 'FROM debian:13-slim\nRUN cd /tmp && wget -P /tmp https://example.com/a.tgz\n',
        line: 2,
        fixed: 'FROM debian:13-slim\nRUN cd /tmp && wget --progress=dot:giga -P /tmp https://example.com/a.tgz\n',
      },
    ],
    good: [
      { code: 'FROM debian:13-slim\nRUN wget -q https://example.com/a && wget -nv https://example.com/b\n' },
      {
        code: 'FROM debian:13-slim\nRUN wget -qO /a https://example.com/a && wget --progress=bar https://example.com/b\n',
      },
    ],
  },
  needs: ['program:wget'],

  *check(doc, facts) {
    for (const call of toolCalls(doc, facts, ['wget'])) {
      if (hasFlag(call, ...SHOWN) || hasWord(call, '-nv')) continue;
      if (!isStrict(facts) && hasWord(call, '--version', '--help', '-V', '--spider')) continue;
      yield {
        at: spanOf(call.run, call.sub.span),
        message: '`wget` prints its full progress to the build log',
        help: 'limit the output: wget --progress=dot:giga',
        ...fixBy(call.run, 'Add `--progress=dot:giga`', 'unsafe', [optionAfter(call, '--progress=dot:giga')]),
      };
    }
  },
});
