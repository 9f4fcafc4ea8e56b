import type { Report } from '../../../core/rule.ts';
import { defineRule } from '../../../core/rule.ts';
import type { Span } from '../../../core/text.ts';
import type { DockerfileDocument } from '../document.ts';
import { callsOf, isShell, runs, spanOf } from '../runs.ts';

/** Others may write, and no sticky bit holds them back. */
const OPEN = /^0{0,2}[0-7][0-7][2367]$/;
const SYMBOLIC = /^(?:[ugoa]*[oa][ugoa]*)[+=][rxXst]*w[rxXst]*$/;

export default defineRule<DockerfileDocument>({
  id: 'DF013',
  name: 'chmod-world-writable',
  title: 'world-writable files',
  severity: 'warning',
  profiles: { recommended: 'warning' },
  since: '0.1.0',
  fixable: 'never',
  aliases: [],
  references: ['https://owasp.org/www-project-top-ten/'],
  docs: {
    what: '`chmod 777` or a similar mode, or `COPY --chmod=777`.',
    why: 'Every process in the container, including a compromised one, can replace the program or its configuration.',
    instead:
      'Grant only the permissions needed: `chmod 755` for programs, `chown` or `--chown` for directories that the user writes to.',
    exceptions: 'Modes with the sticky bit, such as `1777` on `/tmp`.',
  },
  examples: {
    bad: [
      { code: 'FROM a:1\nRUN chmod -R 777 /app\n', line: 2 },
      { code: 'FROM a:1\nCOPY --chmod=0777 a /b\n', line: 2 },
    ],
    good: [{ code: 'FROM a:1\nRUN chmod 755 /app\n' }, { code: 'FROM a:1\nRUN chmod 1777 /tmp\n' }],
  },
  needs: ['flag:chmod', 'program:chmod'],

  *check(doc) {
    for (const outer of doc.instructions) {
      const { keyword, flags } = outer.trigger ?? outer;
      if (keyword !== 'COPY' && keyword !== 'ADD') continue;
      for (const { name, value, valueSpan } of flags) {
        if (name === 'chmod' && value && valueSpan && OPEN.test(value)) yield reportOf(value, valueSpan);
      }
    }
    for (const run of runs(doc)) {
      if (!isShell(run)) continue;
      const pipes = new Set(
        callsOf(run, 'mkfifo').flatMap(({ args }) => args.operands.flatMap(({ literal }) => literal ?? [])),
      );
      for (const { args } of callsOf(run, 'chmod')) {
        // Whoever may write into a named pipe changes no file.
        const paths = args.operands.slice(1);
        if (paths.length > 0 && paths.every(({ literal }) => literal !== undefined && pipes.has(literal))) continue;
        const mode = args.operands[0];
        if (mode?.literal && (OPEN.test(mode.literal) || SYMBOLIC.test(mode.literal)))
          yield reportOf(mode.literal, spanOf(run, mode.span));
      }
    }
  },
});

function reportOf(mode: string, at: Span): Report {
  return {
    at,
    message: `mode \`${mode}\` lets every user change these files`,
    help: 'restrict the mode to 755, and chown the files that the user writes',
  };
}
