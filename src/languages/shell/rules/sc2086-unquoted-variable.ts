import { bareVariablesOf, quoteFix } from '../analysis/expansions.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2086',
  name: 'unquoted-variable',
  title: 'a variable outside quotes',
  severity: 'info',
  fixable: 'sometimes',
  docs: {
    what: 'A variable that stands outside double quotes, in a place where the shell splits its value at blanks and expands the globs in it.',
    why: 'A value with a blank, a `*` or nothing in it becomes several arguments, file names or no argument at all, so the command works on other things than meant.',
    instead: 'Write `"$name"`. Where the value is a list on purpose, say so with `# shellcheck disable=SC2086`.',
    exceptions:
      'Values that are known to hold no blanks are left alone: ARG and ENV names, literals that the script assigned, numbers, `$?`, `$#` and their like.',
  },
  examples: {
    bad: [
      { code: 'rm -r $dir/cache\n', line: 1, fixed: 'rm -r "$dir"/cache\n' },
      { code: 'url=$(cat url.txt)\ncurl -fO ${url}\n', line: 2, fixed: 'url=$(cat url.txt)\ncurl -fO "${url}"\n' },
    ],
    good: [
      { code: 'rm -r "$dir/cache"\n' },
      { code: 'version=1.2.3\ncurl -fO https://example.com/app-$version.tgz\n', why: 'the value is known' },
    ],
  },
  needs: ['SimpleExpansion', 'ParameterExpansion'],

  *check(doc, { profile }) {
    for (const { node, span, name, setsDefault } of bareVariablesOf(doc, profile === 'hadolint')) {
      if (setsDefault) continue;
      yield {
        at: span,
        message: `the value of \`${name}\` is split at blanks and its globs are expanded here`,
        help: `write "${node.text}"`,
        ...quoteFix(doc, node),
      };
    }
  },
});
