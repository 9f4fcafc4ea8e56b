import type { ShellDocument } from '../document.ts';
import type { Command, ShellFunction, Statement, SyntaxNode } from '../parse.ts';
import { functionsOf } from './functions.ts';
import { once } from './once.ts';

interface Reach {
  /** What follows the certain end of its list, in source order; the statements inside it are not listed. */
  readonly unreachable: readonly SyntaxNode[];
  /** The script always ends in `exit` or `return`, so nothing runs after it. */
  readonly ends: boolean;
}

/** Deeper nests are taken to go on. */
const MAX_DEPTH = 200;

/** Which commands of a script can never run, because all ways to them have ended before. */
export const reachOf = once((doc: ShellDocument): Reach => new Walk(doc).run());

class Walk {
  private readonly doc: ShellDocument;
  private readonly unreachable = new Set<SyntaxNode>();
  /** Whether a call of a function never comes back; false while that is being found out. */
  private readonly known = new Map<ShellFunction, boolean>();
  private readonly returning = new Set<ShellFunction | undefined>();
  private depth = 0;
  private inFunctions = 0;

  constructor(doc: ShellDocument) {
    this.doc = doc;
  }

  run(): Reach {
    const { tree, commands } = this.doc;
    const { around } = functionsOf(this.doc);
    for (const { name, node } of commands) if (name === 'return') this.returning.add(around.get(node));
    const ends = this.list(tree.root.commands);
    for (const definition of tree.ofType('Function')) this.neverReturns(definition);
    for (const script of tree.ofType('Script')) if (script !== tree.root) this.list(script.commands);
    return { unreachable: this.outermost(), ends };
  }

  /** A command inside another one that is never run is not reported again. */
  private outermost(): SyntaxNode[] {
    if (this.unreachable.size === 0) return [];
    const inside = new Set<SyntaxNode>();
    return this.doc.tree.nodes.filter((node) => {
      const parent = this.doc.tree.parentOf(node);
      const isInside = parent !== undefined && (inside.has(parent) || this.unreachable.has(parent));
      if (isInside) inside.add(node);
      return !isInside && this.unreachable.has(node);
    });
  }

  /** Whether a list certainly ends the script or the function that it is in. */
  private list(statements: readonly Statement[]): boolean {
    let ended = false;
    for (const statement of statements) {
      if (ended) this.unreachable.add(statement.command);
      else ended = this.node(statement.command) && statement.background !== true;
    }
    return ended;
  }

  private node(node: SyntaxNode): boolean {
    if (this.depth > MAX_DEPTH) return false;
    this.depth += 1;
    const ends = this.visit(node);
    this.depth -= 1;
    return ends;
  }

  private visit(node: SyntaxNode): boolean {
    switch (node.type) {
      case 'Redirected':
        return this.node(node.command);
      case 'Command':
        return this.command(node);
      case 'AndOr':
        return this.chain(node.commands);
      case 'Pipeline': {
        const ends = node.commands.map((command) => this.node(command));
        return ends.length === 1 && ends[0] === true;
      }
      case 'BraceGroup':
        return this.list(node.body.commands);
      case 'Subshell':
        this.list(node.body.commands);
        return false;
      case 'If': {
        const ends = [node, ...node.elif].map((arm) => this.body(arm.clause.commands, arm.then.commands));
        const otherwise = node.else !== undefined && this.list(node.else.commands);
        return ends[0] === 'before' || (otherwise && ends.every((end) => end !== false));
      }
      case 'Case': {
        const ends = node.items.map(({ body }) => this.list(body.commands));
        return ends.every(Boolean) && node.items.some(({ pattern }) => pattern.some(({ text }) => text === '*'));
      }
      case 'While':
        return this.body(node.clause.commands, node.body.commands) === 'before';
      case 'For':
      case 'Select':
      case 'ArithmeticFor':
        this.list(node.body.commands);
        return false;
      default:
        return false;
    }
  }

  private chain([first, ...rest]: readonly SyntaxNode[]): boolean {
    const ends = first !== undefined && this.node(first);
    for (const node of rest) {
      if (ends) this.unreachable.add(node);
      else this.node(node);
    }
    return ends;
  }

  /** A condition and what it decides about: `before` when the condition itself is the end. */
  private body(clause: readonly Statement[], then: readonly Statement[]): 'before' | boolean {
    if (!this.list(clause)) return this.list(then);
    for (const { command } of then) this.unreachable.add(command);
    return 'before';
  }

  private command({ name, args, pos }: Command): boolean {
    if (name?.text === 'exit' || name?.text === 'return') return true;
    const word = name?.text === 'command' ? args[0]?.text : name?.text;
    const [definition, another] = functionsOf(this.doc).byName.get(word ?? '') ?? [];
    if (!definition || another || !this.isOfScript(definition)) return false;
    return (definition.end <= pos || this.inFunctions > 0) && this.neverReturns(definition);
  }

  private neverReturns(definition: ShellFunction): boolean {
    const known = this.known.get(definition);
    if (known !== undefined) return known;
    this.known.set(definition, false);
    const { body } = definition;
    this.inFunctions += 1;
    const ends = this.node(body) && !this.returning.has(definition);
    this.inFunctions -= 1;
    this.known.set(definition, ends);
    return ends;
  }

  /** Whether a function is defined whatever happens. */
  private isOfScript(definition: ShellFunction): boolean {
    const { tree } = this.doc;
    const statement = tree.parentOf(definition);
    return statement?.type === 'Statement' && tree.parentOf(statement) === tree.root;
  }
}
