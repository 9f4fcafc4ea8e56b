import { onceFor } from '../../core/once.ts';
import type { Span } from '../../core/text.ts';
import type { Assignment, Command, Redirection, SyntaxNode } from './parse.ts';
import type { NodeOf, ScriptTree } from './tree.ts';
import { type ShellWord, shellWord } from './word.ts';

/** What surrounds a simple command. */
export interface CommandContext {
  /** Place in its pipeline, from 0. */
  readonly pipeIndex: number;
  /** Commands of the pipeline; 1 when there is no pipe. */
  readonly pipeLength: number;
  /** An odd number of `!` precedes the pipeline. */
  readonly negated: boolean;
  /** The operator between the pipeline and the one before it. */
  readonly before: '&&' | '||' | undefined;
  /** The operator between the pipeline and the one after it. */
  readonly after: '&&' | '||' | undefined;
  /** Ends with `&`. */
  readonly background: boolean;
  /**
   * Its exit status, or that of something around it, is used: left of `&&` or `||`, or the last command of an
   * `if`, `elif`, `while` or `until` condition.
   */
  readonly inCondition: boolean;
  /** Subshells, substitutions and pipelines around it that run in a process of their own. */
  readonly subshells: number;
  /** Name of the function whose body holds it. */
  readonly functionName: string | undefined;
  /** In a branch, a loop or a function, on the right of `||` or after a test: it may never run. */
  readonly optional: boolean;
}

const NONE: readonly never[] = [];
/** So many are searched sooner than looked up. */
const FEW = 16;
/** What decides whether the commands inside run. */
const OPTIONAL: ReadonlySet<SyntaxNode['type']> = new Set([
  'If',
  'While',
  'For',
  'ArithmeticFor',
  'Select',
  'Case',
  'Function',
]);

/** A simple command as written: `A=1 apt-get install -y curl > log`. */
export class ShellCommand {
  readonly node: Command;
  /** The name and its arguments, without leading assignments and redirects. Empty for `A=1` alone. */
  readonly words: readonly ShellWord[];
  /** Assignments before the name. */
  readonly assignments: readonly Assignment[];
  readonly tree: ScriptTree;
  /** The command whose script it is in, `sh -c '…'` or `sh <<EOF`. */
  readonly within: ShellCommand | undefined;
  /** Turns a place in `tree` into the place that the user sees. */
  readonly place: (span: Span) => Span;
  /** The first word after quote removal, paths kept; undefined when it holds an expansion or there is none. */
  readonly name: string | undefined;
  /** `name` after its last slash. */
  readonly basename: string | undefined;
  private knownContext: CommandContext | undefined;
  private knownArgs: readonly ShellWord[] | undefined;

  constructor(tree: ScriptTree, node: Command, place: (span: Span) => Span, within: ShellCommand | undefined) {
    this.tree = tree;
    this.node = node;
    this.place = place;
    this.within = within;
    const words: ShellWord[] = [];
    if (node.name) words.push(shellWord(node.name, this));
    for (const arg of node.args) words.push(shellWord(arg, this));
    this.words = words;
    this.assignments =
      node.prefix.length === 0 ? NONE : node.prefix.filter((part): part is Assignment => part.type === 'Assignment');
    const name = words[0]?.literal;
    this.name = name;
    this.basename = name?.slice(name.lastIndexOf('/') + 1);
  }

  get span(): Span {
    return this.spanOf(this.node);
  }

  /** Where one of its nodes is. */
  spanOf(node: SyntaxNode): Span {
    return this.place(this.tree.spanOf(node));
  }

  get redirects(): readonly Redirection[] {
    const { node } = this;
    return node.prefix.length === 0 && node.args === node.suffix ? NONE : node.redirects;
  }

  /** The words after the name. */
  get args(): readonly ShellWord[] {
    this.knownArgs ??= this.words.slice(1);
    return this.knownArgs;
  }

  /** What surrounds it; found on first use. */
  get context(): CommandContext {
    this.knownContext ??= contextOf(this.tree, this.node);
    return this.knownContext;
  }
}

/** The simple commands of a tree in source order, those of substitutions included. */
export function commandsOf(
  tree: ScriptTree,
  place: (span: Span) => Span = itself,
  within?: ShellCommand,
): readonly ShellCommand[] {
  return tree.ofType('Command').map((node) => new ShellCommand(tree, node, place, within));
}

function itself(span: Span): Span {
  return span;
}

function contextOf(tree: ScriptTree, command: Command): CommandContext {
  let pipeIndex = 0;
  let pipeLength = 1;
  let negated = false;
  let before: '&&' | '||' | undefined;
  let after: '&&' | '||' | undefined;
  let background = false;
  let subshells = 0;
  let functionName: string | undefined;
  let optional = false;
  let inCondition = false;
  let child: SyntaxNode = command;
  let own = true;
  for (let up = tree.parentOf(command); up; up = tree.parentOf(up)) {
    if (up.type === 'Pipeline') {
      if (own) {
        pipeIndex = indexIn(up, child);
        pipeLength = up.commands.length;
        for (const { type } of up.prefixes) if (type === 'Negation') negated = !negated;
      }
      if (up.commands.length > 1) subshells += 1;
    } else if (up.type === 'AndOr') {
      const index = indexIn(up, child);
      optional ||= index >= firstDecided(up);
      if (own) {
        before = up.operators[index - 1];
        after = up.operators[index];
      }
    } else if (up.type === 'Statement') {
      if (own) background = up.background === true;
      own = false;
    } else if (up.type === 'Subshell' || up.type === 'CommandExpansion' || up.type === 'ProcessSubstitution') {
      subshells += 1;
    } else if (up.type === 'Function') {
      functionName ??= up.name.value;
    }
    optional ||= OPTIONAL.has(up.type);
    inCondition ||= asksFor(up, child, command);
    if (up.type !== 'Pipeline' && up.type !== 'AndOr' && up.type !== 'Redirected') own = false;
    child = up;
  }
  return { pipeIndex, pipeLength, negated, before, after, background, inCondition, subshells, functionName, optional };
}

/** The place of a command among those that `|`, `&&` or `||` join. */
function indexIn(node: NodeOf<'AndOr' | 'Pipeline'>, child: SyntaxNode): number {
  const { commands }: { readonly commands: readonly SyntaxNode[] } = node;
  return commands.length <= FEW ? commands.indexOf(child) : (placesIn(node).get(child) ?? -1);
}

/** A list of thousands is not searched for each of them. */
const placesIn = onceFor(
  ({ commands }: NodeOf<'AndOr' | 'Pipeline'>) =>
    new Map(commands.map((command, index): readonly [SyntaxNode, number] => [command, index])),
);

/** The command from which on a list does more than check for success: after `||`, or after a test. */
const firstDecided = onceFor(({ commands, operators }: NodeOf<'AndOr'>): number => {
  const or = operators.indexOf('||');
  const test = commands.findIndex(isTest);
  return Math.min(or === -1 ? commands.length : or + 1, test === -1 ? commands.length : test + 1);
});

function isTest(node: SyntaxNode): boolean {
  return node.type === 'TestCommand' || (node.type === 'Command' && /^(?:\[|test)$/.test(node.name?.text ?? ''));
}

/**
 * Whether the exit status of a node, or of anything around it, is looked at: it is the left side of `&&` or `||` or
 * the last command of a condition. So all of `( … ) && x` is in a condition.
 */
export function isInCondition(tree: ScriptTree, node: SyntaxNode): boolean {
  let child = node;
  for (let up = tree.parentOf(node); up; up = tree.parentOf(up)) {
    if (asksFor(up, child, node)) return true;
    child = up;
  }
  return false;
}

/** Whether a node asks for the exit status of its child, and so for that of the innermost node on the way. */
function asksFor(up: SyntaxNode, child: SyntaxNode, innermost: SyntaxNode): boolean {
  if (up.type === 'AndOr') return up.commands.at(-1) !== child;
  if ((up.type !== 'If' && up.type !== 'Elif' && up.type !== 'While') || up.clause !== child) return false;
  // The way here led through the clause's statements; only its last one decides.
  const last = up.clause.commands.at(-1);
  return last !== undefined && last.pos <= innermost.pos && innermost.pos < Math.max(last.end, last.pos + 1);
}
