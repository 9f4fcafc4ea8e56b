import { onceFor } from '../../../core/once.ts';
import type { ShellDocument } from '../document.ts';
import { isWrapper } from '../invocation.ts';
import type { Command, SyntaxNode } from '../parse.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';
import { textValueOf } from '../word.ts';

const LOOKS_EXPANDED = /\$[{(0-9A-Za-z_]|`[^`]+`/;
/** Programs whose arguments are scripts of their own. */
const TAKES_SCRIPTS =
  /^(?:trap|(?:b|d|)ash|r?bash|sh|[mo]?ksh|zsh|fish|ssh|mosh|eval|xprop|alias|sudo|doas|run0|su|runuser|docker|podman|nerdctl|oc|kubectl|dpkg-query|envsubst|g?o?jq|yq|rename|rg|unset|mumps|watch|parallel|php|ruby|node|perl.*|.*awk)$/;
/** Programs that run the command among their arguments, and are not known for wrappers. */
const RUNNERS: ReadonlySet<string> = new Set([
  'chroot',
  'nsenter',
  'unshare',
  'flatpak-spawn',
  'run',
  'find',
  'ssh-agent',
]);
const SED_ADDRESS = /\$[{dpsaic](?![A-Za-z])/;
const PROMPT = /^(?:PS[1-4]|PROMPT_COMMAND)$/;

export default defineShellcheckRule({
  id: 'SC2016',
  name: 'unexpanded-variable',
  title: 'variable inside single quotes',
  severity: 'info',
  docs: {
    what: 'A `$name`, `$(…)` or backticks inside single quotes.',
    why: 'Nothing is expanded inside single quotes: the command gets the dollar sign and the name literally.',
    instead: 'Use double quotes if the value is meant.',
    exceptions:
      'Programs that take scripts (`sh -c`, `awk`, `perl`, `jq`, `trap`, `sudo`, `docker` …), `sed` addresses and prompt variables are not reported.',
  },
  examples: {
    bad: [
      { code: "echo 'home is $HOME'\n", line: 1 },
      { code: "grep 'user: $(id -u)' file\n", line: 1 },
    ],
    good: [
      { code: 'echo "home is $HOME"\n' },
      { code: "awk '{ print $1 }' file\n", why: 'the dollar sign is part of the awk program' },
      { code: "echo 'costs 5$'\n" },
    ],
  },
  needs: ['SingleQuoted'],

  *check(doc) {
    for (const node of doc.tree.ofType('SingleQuoted')) {
      const match = LOOKS_EXPANDED.exec(node.value);
      if (!match || isMeant(doc, node, node.value) || isSubstituted(doc, node)) continue;
      yield {
        at: doc.tree.spanOf(node),
        message: `\`${match[0].slice(0, 20)}\` is not expanded inside single quotes`,
        help: 'use double quotes if the value is meant',
      };
    }
  },
});

/** In an unquoted here-document the quotes do not keep the outer shell from expanding. */
function isSubstituted({ substituted }: ShellDocument, { pos, end }: SyntaxNode): boolean {
  return substituted.some((span) => pos <= span.start && span.end <= end);
}

function isMeant({ tree }: ShellDocument, node: SyntaxNode, text: string): boolean {
  for (const up of tree.ancestorsOf(node)) {
    if (up.type === 'Assignment' && PROMPT.test(up.name)) return true;
    if (up.type === 'TestUnary' && up.operator === '-v') return true;
    if (up.type === 'Command') return readsScripts(up, text);
    if (up.type === 'Script') return false;
  }
  return false;
}

function readsScripts(command: Command, text: string): boolean {
  const reader = readerOf(command);
  return reader === 'sed' ? SED_ADDRESS.test(text) : reader === 'any';
}

/** Whose text a command takes: that of `sed`, or any text that looks like shell. One command may have thousands. */
const readerOf = onceFor((command: Command): 'sed' | 'any' | undefined => {
  const words = [command.name, ...command.args].map((word) => (word?.type === 'Word' ? textValueOf(word) : ''));
  const bases = words.map((word) => word.slice(word.lastIndexOf('/') + 1));
  const [base = ''] = bases;
  if (isWrapper(base) || RUNNERS.has(base)) {
    // `timeout 9 sed …`: the first word that is a program which reads scripts of its own.
    const inner = bases.slice(1).find((word) => word === 'sed' || TAKES_SCRIPTS.test(word));
    if (inner !== undefined) return inner === 'sed' ? 'sed' : 'any';
  }
  if (base === 'sed') return 'sed';
  return readsAny(base, words) ? 'any' : undefined;
});

function readsAny(base: string, words: readonly string[]): boolean {
  if (base === 'git') return words[1] === 'filter-branch';
  if (base === 'test' || base === '[') return words.includes('-v');
  return TAKES_SCRIPTS.test(base);
}
