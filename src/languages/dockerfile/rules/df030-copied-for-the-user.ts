import { defineRule } from '../../../core/rule.ts';
import type { DockerfileDocument } from '../document.ts';
import { shippedStages } from '../facts.ts';

/** The user of `--chown`, by name or number, when it is root. */
const ROOT = /^(?:root|0)?$/;

export default defineRule<DockerfileDocument>({
  id: 'DF030',
  name: 'copied-for-the-user',
  title: 'copied files not owned by root',
  severity: 'info',
  profiles: {},
  since: '0.1.0',
  fixable: 'never',
  aliases: [],
  references: ['https://docs.docker.com/reference/dockerfile/#copy---chown---chmod'],
  docs: {
    what: '`COPY --chown` or `ADD --chown` that gives files in the final image to a user other than root.',
    why: 'An attacker who compromises a program that can write its own files can change it permanently. It only needs to read its files and execute some of them.',
    instead: 'Leave the files owned by root, and change the owner only for directories that the program writes to.',
    exceptions:
      'Stages that are not part of the final image, and values with variables. Opt-in, because many images need a directory owned by their user, and this cannot be determined.',
  },
  examples: {
    bad: [
      { code: 'FROM a:1\nCOPY --chown=node:node . /app\nUSER node\n', line: 2 },
      { code: 'FROM a:1\nADD --chown=1000 app.tar.gz /app\nUSER 1000\n', line: 2 },
    ],
    good: [
      { code: 'FROM a:1\nCOPY . /app\nUSER node\n' },
      { code: 'FROM a:1\nCOPY --chown=root:node . /app\nUSER node\n', why: 'grants read access to the group' },
    ],
  },
  needs: ['flag:chown'],

  *check(doc) {
    for (const stage of shippedStages(doc)) {
      for (const outer of stage.instructions) {
        const { keyword, flags } = outer.trigger ?? outer;
        const owner = flags.find(({ name }) => name === 'chown');
        const user = owner?.value?.split(':', 1)[0];
        if (!owner || user === undefined || user.includes('$') || ROOT.test(user)) continue;
        yield {
          at: owner.span,
          message: `\`${user}\` can change the files of this ${keyword}, and so can an attacker who compromises its program`,
          help: 'remove --chown: the files only need to be readable',
        };
      }
    }
  },
});
