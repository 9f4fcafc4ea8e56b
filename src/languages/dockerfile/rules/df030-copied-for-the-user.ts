import { defineRule } from '../../../core/rule.ts';
import type { DockerfileDocument } from '../document.ts';
import { shippedStages } from '../facts.ts';

/** The user of `--chown`, by name or number, when it is root. */
const ROOT = /^(?:root|0)?$/;

export default defineRule<DockerfileDocument>({
  id: 'DF030',
  name: 'copied-for-the-user',
  title: 'copied files that belong to another user than root',
  severity: 'info',
  profiles: {},
  since: '0.1.0',
  fixable: 'never',
  aliases: [],
  references: ['https://docs.docker.com/reference/dockerfile/#copy---chown---chmod'],
  docs: {
    what: 'A `--chown` of COPY or ADD that gives files of the shipped image to a user other than root.',
    why: 'A program that may write its own files can be changed for good by whoever gets into it. It only has to read them, and to run some.',
    instead: 'Leave the files to root, and give away no more than the folders that the program writes to.',
    exceptions:
      'Stages that are not shipped, and values with variables. Opt-in, because many images need a folder that belongs to their user, and whether this is one cannot be told.',
  },
  examples: {
    bad: [
      { code: 'FROM a:1\nCOPY --chown=node:node . /app\nUSER node\n', line: 2 },
      { code: 'FROM a:1\nADD --chown=1000 app.tar.gz /app\nUSER 1000\n', line: 2 },
    ],
    good: [
      { code: 'FROM a:1\nCOPY . /app\nUSER node\n' },
      { code: 'FROM a:1\nCOPY --chown=root:node . /app\nUSER node\n', why: 'the group may read' },
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
          message: `\`${user}\` can change what this ${keyword} brings, and so can whoever gets into its program`,
          help: 'leave the files to root; they only have to be read',
        };
      }
    }
  },
});
