import { commandsNamed } from '../analysis/named-commands.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';
import type { ShellWord } from '../word.ts';

const OWN_OPTION = /^-[EHLPXdfsxO0-9]*$/;

export default defineShellcheckRule({
  id: 'SC2185',
  name: 'find-without-path',
  title: 'find without a starting directory',
  severity: 'info',
  fixable: 'sometimes',
  docs: {
    what: 'A `find` without a starting directory.',
    why: 'GNU find then starts in the current directory; BusyBox, BSD and macOS behave differently or fail.',
    instead: 'Name it: `find . -name …`.',
    safe: '`find` starts in `.` by default. The fix is unsafe after options other than `-H`, `-L`, `-P` and `-O`, and together with `-files0-from`.',
  },
  examples: {
    bad: [
      { code: "find -name '*.pyc' -delete\n", line: 1, fixed: "find . -name '*.pyc' -delete\n" },
      { code: 'find -type f\n', line: 1, fixed: 'find . -type f\n' },
    ],
    good: [
      { code: "find . -name '*.pyc' -delete\n" },
      { code: 'find "$dir" -type f\n' },
      { code: 'find -L /srv -type f\n' },
    ],
  },
  needs: ['command:find'],

  *check(doc) {
    for (const command of commandsNamed(doc, 'find')) {
      const { args } = command;
      const first = args.find((word) => !isOwnOption(word));
      if (args.some(({ literal }) => literal === '--help' || literal === '--version')) continue;
      if (first && (first.literal === undefined || !/^[-!()]/.test(first.literal))) continue;
      const name = command.words[0]?.span ?? command.span;
      const insertAt = args.slice(0, first ? args.indexOf(first) : args.length).at(-1)?.span.end ?? name.end;
      yield {
        at: name,
        message: 'this `find` has no starting directory',
        help: 'name the directory: find . …',
        fix: {
          title: 'Start from `.`',
          safety: isCertain(command.args, insertAt) ? 'safe' : 'unsafe',
          edits: [{ span: { start: insertAt, end: insertAt }, text: ' .' }],
        },
      };
    }
  },
});

/** GNU find takes a path only after its own options, and none together with `-files0-from`. */
function isCertain(args: readonly ShellWord[], at: number): boolean {
  const before = args.filter(({ span }) => span.end <= at);
  if (!before.every(({ literal }) => literal !== undefined && /^-(?:[HLP]|O[0-3])$/.test(literal))) return false;
  return args.every(({ literal }) => literal !== '-files0-from');
}

function isOwnOption({ literal = '' }: ShellWord): boolean {
  return literal.startsWith('-') && (literal.length <= 2 || OWN_OPTION.test(literal));
}
