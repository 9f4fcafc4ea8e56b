import type { Fix } from '../../../core/rule.ts';
import { defineRule, type Facts } from '../../../core/rule.ts';
import type { DockerfileDocument, Script } from '../document.ts';
import { isAndChain, isShell, runs } from '../runs.ts';

export default defineRule<DockerfileDocument>({
  id: 'DL3059',
  name: 'consecutive-runs',
  title: 'consecutive RUN instructions',
  severity: 'info',
  profiles: { hadolint: 'info' },
  since: '0.1.0',
  fixable: 'sometimes',
  aliases: [],
  references: ['https://docs.docker.com/build/building/best-practices/#run'],
  docs: {
    what: 'A RUN directly after a RUN with the same flags, each with a single command.',
    why: 'Each RUN creates a separate layer.',
    instead: 'Join them with `&&`, unless they are separate for caching.',
    exceptions: 'Not in `recommended`: separate RUNs are often intentional, because each is cached separately.',
  },
  examples: {
    bad: [
      { code: 'FROM a:1\nRUN b\nRUN c\n', line: 3, fixed: 'FROM a:1\nRUN b && c\n' },
      { code: 'FROM a:1\nRUN b\n# why\nRUN c\n', line: 4 },
    ],
    good: [{ code: 'FROM a:1\nRUN b && c\n' }, { code: 'FROM a:1\nRUN b\nUSER 1\nRUN c\n' }],
  },
  needs: ['twice:RUN'],

  *check(doc, facts) {
    const byInstruction = new Map(runs(doc).map((run) => [run.instruction, run]));
    for (const { instructions } of doc.stages) {
      let previous: Script | undefined;
      for (const instruction of instructions) {
        const run = byInstruction.get(instruction);
        if (
          run &&
          previous &&
          isSingle(run, facts) &&
          isSingle(previous, facts) &&
          flagsText(run) === flagsText(previous)
        ) {
          yield {
            at: instruction.keywordSpan,
            message: 'this RUN adds another layer directly after the previous RUN',
            help: isShell(run) ? 'join them with &&' : 'join the two commands',
            related: [{ at: previous.instruction.keywordSpan, message: 'previous RUN' }],
            ...joining(doc, previous, run),
          };
        } else previous = run;
      }
    }
  },
});

/**
 * hadolint counts the commands whose name it can read, and does not see those that are fed to a shell. Of another shell's script only what separates commands in all of
 * them is known.
 */
function isSingle({ shell }: Script, { profile }: Facts): boolean {
  if (profile !== 'hadolint' && shell.invocations.some(({ fed }) => fed)) return false;
  return shell.dialect === 'none'
    ? !/[;&|\n]/.test(shell.text.trim())
    : shell.commands.filter(({ name, words }) => name !== undefined || words.length === 0).length <= 1;
}

function flagsText({ instruction }: Script): string {
  return instruction.flags.map(({ name, value }) => `${name}=${value}`).join(' ');
}

/** Only for two lines that follow each other directly. */
function joining(doc: DockerfileDocument, first: Script, second: Script): { fix?: Fix } {
  const from = first.instruction.head.end;
  const to = second.instruction.args.span.start;
  const between = doc.file.text.slice(from, second.instruction.span.start);
  if (!isAndChain(first) || !isAndChain(second) || !/^\s*$/.test(between)) return {};
  return {
    fix: { title: 'Join the two', safety: 'unsafe', edits: [{ span: { start: from, end: to }, text: ' && ' }] },
  };
}
