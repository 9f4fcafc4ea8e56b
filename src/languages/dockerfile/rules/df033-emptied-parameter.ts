import { firstThat } from '../../../core/bisect.ts';
import { defineRule, type Report } from '../../../core/rule.ts';
import type { Span } from '../../../core/text.ts';
import type { ShellDocument } from '../../shell/document.ts';
import type { DockerfileDocument, Instruction, Script } from '../document.ts';
import { callsOf } from '../runs.ts';
import { parseWord } from '../substitution.ts';

/** What a shell that the builder starts has none of. */
const ARGUMENT = /^\$\{?(?:[1-9]|\d{2,}|[@*#])\}?$/;

export default defineRule<DockerfileDocument>({
  id: 'DF033',
  name: 'emptied-parameter',
  title: 'shell parameter expanded too early',
  severity: 'warning',
  profiles: { recommended: 'warning' },
  since: '0.1.0',
  fixable: 'sometimes',
  aliases: [],
  references: ['https://docs.docker.com/reference/dockerfile/#here-documents'],
  docs: {
    what: '`$1`, `$@` and other parameters in a here-document with an unquoted delimiter: the builder expands them in COPY and ADD, the shell in RUN.',
    why: 'They have no value at that point and are missing from the resulting script: `exec "$@"` runs nothing.',
    instead: "Quote the delimiter (`<<'EOF'`) or write `\\$1`.",
    exceptions: 'Parameters with a default, parameters in a function of the RUN, and a RUN that sets them with `set`.',
  },
  examples: {
    bad: [
      {
        code: 'FROM a:1\nCOPY <<EOF /entrypoint.sh\n#!/bin/sh\nexec "$@"\nEOF\n',
        line: 4,
        fixed: 'FROM a:1\nCOPY <<EOF /entrypoint.sh\n#!/bin/sh\nexec "\\$@"\nEOF\n',
      },
      { code: "FROM a:1\nRUN cat <<EOF > /sum.sh\nawk '{ print $1 }'\nEOF\n", line: 3 },
    ],
    good: [
      { code: 'FROM a:1\nRUN awk "{ print \\$1 }" /a > /b\n' },
      { code: 'FROM a:1\nCOPY <<\'EOF\' /entrypoint.sh\n#!/bin/sh\nexec "$@"\nEOF\n' },
    ],
  },
  needs: ['heredoc'],

  *check(doc) {
    if (doc.template) return;
    for (const outer of doc.instructions) {
      const instruction = outer.trigger ?? outer;
      if (instruction.keyword === 'COPY' || instruction.keyword === 'ADD') yield* inCopy(doc, instruction);
    }
    for (const script of doc.scripts) if (script.instruction.keyword === 'RUN') yield* inRun(script);
  },
});

function* inCopy({ file }: DockerfileDocument, { heredocs }: Instruction): Iterable<Report> {
  for (const { body, expand } of heredocs) {
    const text = file.text.slice(body.start, body.end);
    if (!expand || !text.includes('$')) continue;
    const lost: Span[] = [];
    for (const part of parseWord(text, { escapeChar: '\\', plainQuotes: true }).parts) {
      if (typeof part === 'string' || part.operator !== undefined || /^[A-Za-z_]/.test(part.name)) continue;
      lost.push({ start: body.start + part.start, end: body.start + part.end });
    }
    yield* report(file.text, lost, 'the builder');
  }
}

function* inRun(script: Script): Iterable<Report> {
  const { shell } = script;
  const documents = shell.tree.ofType('HereDoc').filter(({ delimiter }) => delimiter?.quoted !== true);
  if (documents.length === 0 || callsOf(script, 'set').some(({ words }) => words.some(isOperand))) return;
  const uses = parametersOf(shell);
  for (const { body } of documents) {
    const lost = uses.slice(indexAt(uses, body.pos), indexAt(uses, body.end));
    yield* report(
      shell.file.text,
      lost.map((span) => shell.toFile(span)),
      'the shell',
    );
  }
}

function indexAt(uses: readonly Span[], offset: number): number {
  return firstThat(uses, ({ start }) => start >= offset);
}

/** `set -- a` and `set a`. */
function isOperand({ value }: { readonly value: string }, index: number): boolean {
  return index > 0 && (value === '--' || !/^[-+]/.test(value)) && !/^(?:pipefail|errexit|nounset|xtrace)$/.test(value);
}

/** In source order. */
function parametersOf({ tree, substituted }: ShellDocument): Span[] {
  const found = [...tree.ofType('SimpleExpansion'), ...tree.ofType('ParameterExpansion')].flatMap((node) => {
    if (!ARGUMENT.test(node.text) || tree.isDecoded(node)) return [];
    const span = tree.spanOf(node);
    if (substituted.some(({ start, end }) => start <= span.start && span.end <= end)) return [];
    for (const up of tree.ancestorsOf(node)) if (up.type === 'Function') return [];
    return [span];
  });
  return found.sort((a, b) => a.start - b.start);
}

function* report(text: string, lost: readonly Span[], by: string): Iterable<Report> {
  const [first] = lost;
  if (!first) return;
  const written = text.slice(first.start, first.end);
  yield {
    at: first,
    message: `\`${written}\` is empty here: ${by} expands it before the script runs`,
    help: `quote the delimiter: <<'EOF' (or escape it: \\${written})`,
    fix: {
      title: 'Put a backslash before each parameter',
      safety: 'unsafe',
      edits: lost.map(({ start }) => ({ span: { start, end: start }, text: '\\' })),
    },
  };
}
