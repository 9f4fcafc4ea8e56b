import { bareVariablesOf, quoteFix } from '../analysis/expansions.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

export default defineShellcheckRule({
  id: 'SC2086',
  name: 'unquoted-variable',
  title: 'unquoted variable',
  severity: 'info',
  fixable: 'sometimes',
  docs: {
    what: 'A variable outside double quotes, where the shell splits its value on whitespace and expands its globs.',
    why: 'A value that is empty or contains whitespace or a `*` becomes no argument, several arguments or file names, so the command works on the wrong things.',
    instead: 'Write `"$name"`. If the value is intentionally a list, say so with `# shellcheck disable=SC2086`.',
    exceptions:
      'Values known to contain no whitespace are not reported: ARG and ENV names, literals assigned by the script, numbers, `$?`, `$#` and similar parameters.',
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
        message: `the value of \`${name}\` is split on whitespace and its globs are expanded here`,
        help: `quote it: "${node.text}"`,
        ...quoteFix(doc, node),
      };
    }
  },
});
