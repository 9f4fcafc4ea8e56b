import { firstThat } from '../../../core/bisect.ts';
import type { Span } from '../../../core/text.ts';
import type { ShellDocument } from '../document.ts';
import type { SyntaxNode } from '../parse.ts';
import { isShellName, namesIn } from './names.ts';
import { once } from './once.ts';
import { type NameUse, variablesOf } from './variables.ts';

/** A value that ends with the process that it was assigned in. */
export interface LostAssignment {
  readonly name: string;
  /** Where it is assigned. */
  readonly span: Span;
  /** Where the variable is read after the end of that process, in source order. */
  readonly reads: readonly Span[];
}

/** Features of every script that starts a process for a part of itself; for `needs`. */
export const PROCESSES: readonly string[] = ['Subshell', 'CommandExpansion', 'Coproc', 'Pipeline', 'operator:&'];

const likeShellcheck = once((doc) => lostAssignments(doc, true));
const precise = once((doc) => lostAssignments(doc, false));

/**
 * Assignments inside `( )`, `$( )`, a part of a pipeline or a command in the background, whose variable is read after
 * it before it is assigned again. Unless `everyName`, those are left out whose variable has another value by intent:
 * names that the shell or the image sets.
 */
export function lostAssignmentsOf(doc: ShellDocument, everyName: boolean): readonly LostAssignment[] {
  return everyName ? likeShellcheck(doc) : precise(doc);
}

interface Event extends Span {
  readonly kind: 'open' | 'close' | 'write' | 'read';
  readonly use?: NameUse;
  /** When it happens: an assignment when it is complete. */
  readonly at: number;
}

function lostAssignments(doc: ShellDocument, everyName: boolean): readonly LostAssignment[] {
  const processes = processesOf(doc);
  if (processes.length === 0) return [];
  const { assignments, references } = variablesOf(doc);
  const isMeant = ({ name }: NameUse): boolean =>
    name === 'IFS' || (!everyName && (isShellName(name) || namesIn(doc.variables).has(name)));
  // Most scripts assign nothing inside a process.
  if (!isAnyInside(assignments, processes)) return [];
  const events: Event[] = [];
  for (const span of processes) {
    events.push({ ...span, kind: 'open', at: span.start }, { ...span, kind: 'close', at: span.end });
  }
  for (const use of assignments) {
    // In ShellCheck's eyes `local a` leaves `a` as it was.
    if (!isMeant(use) && !(everyName && use.bare)) events.push({ ...use.span, kind: 'write', at: use.span.end, use });
  }
  for (const use of references)
    if (!use.late && !isMeant(use)) events.push({ ...use.span, kind: 'read', at: use.span.start, use });
  events.sort(inTime);
  return follow(events);
}

function isAnyInside(assignments: readonly NameUse[], processes: readonly Span[]): boolean {
  const sorted = processes.toSorted((a, b) => a.start - b.start);
  let farthest = 0;
  const ends = sorted.map(({ end }) => {
    farthest = Math.max(farthest, end);
    return farthest;
  });
  return assignments.some(({ span }) => {
    const before = firstThat(sorted, ({ start }) => start > span.start) - 1;
    return before >= 0 && (ends[before] ?? 0) >= span.end;
  });
}

const RANKS = { write: 0, close: 1, open: 2, read: 3 } as const;

/** What ends at one place ends from the inside out: `a=$(b)` is assigned after its `$( )`. */
function inTime(a: Event, b: Event): number {
  if (a.at !== b.at) return a.at - b.at;
  const ends = RANKS[a.kind] <= RANKS.close && RANKS[b.kind] <= RANKS.close;
  return (ends ? b.start - a.start : 0) || RANKS[a.kind] - RANKS[b.kind];
}

function follow(events: readonly Event[]): readonly LostAssignment[] {
  const found: { name: string; span: Span; reads: Span[] }[] = [];
  const open: Map<string, NameUse>[] = [];
  /** Variables whose last value ended with a process. */
  const lost = new Map<string, NameUse>();
  const reported = new Map<NameUse, Span[]>();
  for (const { kind, use } of events) {
    if (kind === 'open') open.push(new Map());
    else if (kind === 'close') for (const [name, first] of open.pop() ?? []) lost.set(name, first);
    else if (use && kind === 'write') {
      lost.delete(use.name);
      const inner = open.at(-1);
      if (inner && !use.bare && !inner.has(use.name)) inner.set(use.name, use);
    } else if (use) {
      const from = lost.get(use.name);
      if (!from) continue;
      const reads = reported.get(from) ?? [];
      if (reads.length === 0) found.push({ name: from.name, span: from.span, reads });
      reported.set(from, reads);
      reads.push(use.span);
    }
  }
  return found;
}

/** Where a process of its own begins and ends. */
function processesOf(doc: ShellDocument): readonly Span[] {
  const { tree, dialect } = doc;
  const spans: Span[] = [];
  const add = (node: SyntaxNode): void => {
    const parent = tree.parentOf(node);
    spans.push({ ...tree.spanOf(parent?.type === 'Redirected' ? parent : node) });
  };
  for (const node of tree.ofType('Subshell')) add(node);
  // Bash runs `${ …; }` in the same process.
  for (const node of tree.ofType('CommandExpansion')) if (!node.text.startsWith('${')) add(node);
  for (const node of tree.ofType('Coproc')) add(node.body);
  for (const node of tree.ofType('Statement')) if (node.background) add(node.command);
  const isLastOwn = dialect !== 'ksh' && !doc.commands.some(setsLastpipe);
  for (const { commands } of tree.ofType('Pipeline')) {
    if (commands.length > 1) for (const node of isLastOwn ? commands : commands.slice(0, -1)) add(node);
  }
  return spans;
}

function setsLastpipe({ name, args }: ShellDocument['commands'][number]): boolean {
  return name === 'shopt' && args.some(({ literal }) => literal === 'lastpipe');
}
