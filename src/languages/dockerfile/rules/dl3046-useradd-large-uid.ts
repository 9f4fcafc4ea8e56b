import { defineRule } from '../../../core/rule.ts';
import { flagsOf } from '../../shell/options.ts';
import type { DockerfileDocument } from '../document.ts';
import { hasFlag, isStrict, optionAfter, toolCalls } from '../packages.ts';
import { fixBy, spanOf } from '../runs.ts';

const LARGE = /^\d{6,}$/;

export default defineRule<DockerfileDocument>({
  id: 'DL3046',
  name: 'useradd-large-uid',
  title: '`useradd` with a large user ID but without `-l`',
  severity: 'warning',
  since: '0.1.0',
  fixable: 'sometimes',
  profiles: { recommended: 'warning', hadolint: 'warning' },
  aliases: [],
  references: ['https://docs.docker.com/build/building/best-practices/#user'],
  docs: {
    what: '`useradd` with a user ID of more than five digits but without `-l` (`--no-log-init`).',
    why: 'useradd reserves a slot for every ID up to this one in `/var/log/lastlog` and `faillog`. The files are sparse on disk, but a layer stores them in full: the image grows by gigabytes or the build hangs.',
    instead: 'Add `-l`.',
    safe: 'The user is the same; only the empty entries in lastlog and faillog are omitted.',
  },
  examples: {
    bad: [
      {
        code: 'FROM debian:13-slim\nRUN useradd -u 1234567 app\n',
        line: 2,
        fixed: 'FROM debian:13-slim\nRUN useradd -l -u 1234567 app\n',
      },
      {
        code: 'FROM debian:13-slim\nRUN useradd --uid=1000700000 -m app\n',
        line: 2,
        fixed: 'FROM debian:13-slim\nRUN useradd -l --uid=1000700000 -m app\n',
      },
    ],
    good: [
      { code: 'FROM debian:13-slim\nRUN useradd -l -u 1234567 app && useradd --no-log-init --uid 1234567 b\n' },
      { code: 'FROM debian:13-slim\nRUN useradd -u 10001 app && useradd -u $UID b\n' },
    ],
  },
  needs: ['program:useradd'],

  *check(doc, facts) {
    for (const call of toolCalls(doc, facts, ['useradd'])) {
      if (hasFlag(call, 'l', 'no-log-init')) continue;
      const { run, words, args, sub } = call;
      const option = args.option('u', 'uid');
      // hadolint: the word after the letter, whatever it is.
      const letter = flagsOf({ words }).find(({ name }) => name === 'u')?.word;
      const next = letter && words[words.indexOf(letter) + 1];
      const uid = isStrict(facts) ? next?.value : option?.value;
      if (uid === undefined || (isStrict(facts) ? uid.length <= 5 : !LARGE.test(uid))) continue;
      const at = isStrict(facts) ? next : (option?.valueWord ?? option?.word);
      yield {
        at: spanOf(run, (at ?? sub).span),
        message: `the user ID \`${uid}\` makes \`useradd\` write huge log files to the layer`,
        help: 'add -l: useradd -l',
        ...fixBy(run, 'Add `-l`', 'safe', [optionAfter(call, '-l')]),
      };
    }
  },
});
