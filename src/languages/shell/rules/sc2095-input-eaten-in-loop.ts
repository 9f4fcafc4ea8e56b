import type { ShellCommand } from '../command.ts';
import type { ShellDocument } from '../document.ts';
import { flagsOf } from '../options.ts';
import type { SyntaxNode } from '../parse.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';
import type { NodeOf } from '../tree.ts';

const EATERS: ReadonlySet<string> = new Set(['ssh', 'ffmpeg', 'mplayer', 'HandBrakeCLI']);

export default defineShellcheckRule({
  id: 'SC2095',
  name: 'input-eaten-in-loop',
  title: 'command that consumes the input of a loop',
  severity: 'warning',
  docs: {
    what: '`ssh`, `ffmpeg`, `mplayer` or `HandBrakeCLI` inside a loop that reads lines.',
    why: 'It also reads the rest of the input, so the loop ends after its first iteration.',
    instead: 'Redirect its input: `ssh -n`, or `< /dev/null`.',
  },
  examples: {
    bad: [
      { code: 'while read -r host; do\n  ssh "$host" uptime\ndone < hosts\n', line: 2 },
      { code: 'cat list | while read -r x; do ffmpeg -i "$x" out; done\n', line: 1 },
    ],
    good: [
      { code: 'while read -r host; do\n  ssh -n "$host" uptime\ndone < hosts\n' },
      { code: 'for host in a b; do ssh "$host" uptime; done\n' },
    ],
  },
  needs: ['command:ssh', 'command:ffmpeg', 'command:mplayer', 'command:HandBrakeCLI'],

  *check(doc, facts) {
    const eaters = doc.commands.filter((command) => EATERS.has(command.basename ?? '') && eatsInput(command));
    for (const { loop, inside } of loopsAround(doc, eaters)) {
      // ShellCheck marks the loop too.
      if (facts.profile === 'hadolint')
        yield { at: doc.tree.spanOf(loop), message: "a command in this loop reads the loop's input" };
      for (const { span, basename } of inside) {
        yield {
          at: span,
          message: `\`${basename}\` reads the rest of the loop's input, so the loop ends`,
          help: basename === 'ssh' ? 'disable reading the input: ssh -n' : 'redirect the input: < /dev/null',
        };
      }
    }
  },
});

/** The loops that read their input, outer before inner, each with the commands that would eat it. */
function loopsAround({ tree }: ShellDocument, eaters: readonly ShellCommand[]) {
  const found = new Map<NodeOf<'While'>, ShellCommand[]>();
  for (const command of eaters) {
    let child: SyntaxNode = command.node;
    for (const up of tree.ancestorsOf(command.node)) {
      // A group around it has an input of its own.
      if (
        up.type === 'Redirected' &&
        child.type !== 'While' &&
        up.redirects.some(({ operator }) => operator.startsWith('<'))
      )
        break;
      if (up.type === 'While' && up.body === child && readsInput(up)) {
        const inside = found.get(up) ?? [];
        inside.push(command);
        found.set(up, inside);
      }
      child = up;
    }
  }
  return tree.ofType('While').flatMap((loop) => {
    const inside = found.get(loop);
    return inside ? [{ loop, inside }] : [];
  });
}

function readsInput({ clause }: NodeOf<'While'>): boolean {
  const last = clause.commands.at(-1)?.command;
  if (last?.type !== 'Command' || last.name?.text !== 'read') return false;
  return last.redirects.length === 0 && !last.args.some(({ text }) => /^-[a-z]*u/.test(text));
}

function eatsInput(command: ShellCommand): boolean {
  if (command.context.pipeIndex > 0 || command.redirects.some(({ operator }) => operator.startsWith('<'))) return false;
  if (command.basename === 'ffmpeg' && command.args.some(({ literal }) => literal === '-nostdin')) return false;
  return command.basename !== 'ssh' || !flagsOf(command).some(({ name }) => name === 'n' || name === 'f');
}
