import { onceFor } from '../../../core/once.ts';
import type { ShellDocument } from '../document.ts';
import type { Assignment, Command, CompoundList, For, Select, ShellFunction, SyntaxNode, Word } from '../parse.ts';
import { eachChild } from '../parse.ts';
import { textValueOf } from '../word.ts';
import { type Blanks, Environment, join } from './environment.ts';
import { once } from './once.ts';
import { maySplit, variableOf } from './position.ts';
import { blanksOf, countedName, runBuiltin } from './word-values.ts';

const DECLARERS = new Set(['export', 'readonly', 'declare', 'local', 'typeset']);
/** Function calls nest no deeper, and all calls together run no more nodes. */
const MAX_CALLS = 12;
const MAX_DEPTH = 300;
const MAX_STEPS = 200_000;

/** Where each expansion's variable was read, with the states of all ways that lead there merged. */
export type Values = ReadonlyMap<SyntaxNode, Blanks>;

const likeShellcheck = once((doc: ShellDocument): Values => new Interpreter(doc, true).run());
const precise = once((doc: ShellDocument): Values => new Interpreter(doc, false).run());

/**
 * Follows assignments through a script and finds for each variable expansion whether its value may hold whitespace or
 * globs, or is a number. `everyStep`: at each `&&` the path on which the right side did not run goes on too, as ShellCheck has it.
 */
export function valuesOf(doc: ShellDocument, everyStep: boolean): Values {
  return everyStep ? likeShellcheck(doc) : precise(doc);
}

/** The state in which names are set outside: once for all scripts that share them. */
const cleanly = onceFor((names: readonly string[]): Environment => {
  const env = new Environment();
  for (const name of names) env.set(name, 'C');
  return env;
});

function isAssignment(node: SyntaxNode): node is Assignment {
  return node.type === 'Assignment';
}

/** Whether nothing is in it that could be expanded, as in most words. */
function isPlain(node: SyntaxNode): boolean {
  return node.type === 'Word' && !node.parts;
}

class Interpreter {
  private readonly doc: ShellDocument;
  private readonly everyStep: boolean;
  private readonly values = new Map<SyntaxNode, Blanks>();
  private readonly functions = new Map<string, ShellFunction>();
  private readonly called = new Set<ShellFunction>();
  private readonly integers = new Set<string>();
  private readonly calls: { readonly of: ShellFunction; readonly locals: Map<string, Blanks> }[] = [];
  private depth = 0;
  private steps = 0;

  constructor(doc: ShellDocument, everyStep: boolean) {
    this.doc = doc;
    this.everyStep = everyStep;
  }

  run(): Values {
    const env = new Environment(cleanly(this.doc.variables));
    this.list(this.doc.tree.root.commands, env);
    // An uncalled function may be called later, by what the script leaves running.
    if (env.dead && this.everyStep) return this.values;
    env.dead = false;
    for (const definition of this.doc.tree.ofType('Function')) {
      if (!this.called.has(definition)) this.call(definition, new Environment(env));
    }
    return this.values;
  }

  private list(nodes: readonly SyntaxNode[], env: Environment): void {
    for (const node of nodes) {
      if (env.dead) return;
      this.node(node, env);
    }
  }

  private node(node: SyntaxNode, env: Environment): void {
    this.steps += 1;
    if (this.depth > MAX_DEPTH || this.steps > MAX_STEPS) return;
    this.depth += 1;
    this.visit(node, env);
    this.depth -= 1;
  }

  private visit(node: SyntaxNode, env: Environment): void {
    switch (node.type) {
      case 'Statement':
        this.node(node.command, node.background ? new Environment(env) : env);
        return;
      case 'AndOr':
        this.andOr(node.commands, node.operators, env);
        return;
      case 'Pipeline':
        if (node.commands.length === 1 && node.commands[0]) this.node(node.commands[0], env);
        else for (const command of node.commands) this.node(command, new Environment(env));
        return;
      case 'Redirected':
        this.expand(node.redirects, env);
        this.node(node.command, env);
        return;
      case 'Script':
      case 'CompoundList':
        this.list(node.commands, env);
        return;
      case 'BraceGroup':
        this.list(node.body.commands, env);
        return;
      case 'Subshell':
        this.list(node.body.commands, new Environment(env));
        return;
      case 'If':
        this.branches([node, ...node.elif], node.else, env);
        return;
      case 'Case':
        this.expand([node.word], env);
        this.cases(node.items, env);
        return;
      case 'While':
        this.list(node.clause.commands, env);
        this.loop(node.body, env);
        return;
      case 'For':
      case 'Select':
        this.forLoop(node, env);
        return;
      case 'ArithmeticFor':
        this.expand([node], env, node.body);
        this.loop(node.body, env);
        return;
      case 'Function':
        this.functions.set(node.name.value, node);
        return;
      case 'Coproc':
        this.node(node.body, new Environment(env));
        return;
      case 'Command':
        this.command(node, env);
        return;
      default:
        this.expand([node], env);
    }
  }

  private andOr(nodes: readonly SyntaxNode[], operators: readonly string[], env: Environment): void {
    const [first] = nodes;
    if (!first) return;
    this.node(first, env);
    if (env.dead) return;
    const good = this.everyStep ? env : new Environment(env);
    const bad = this.everyStep ? env : new Environment(env);
    let previous = '&&';
    nodes.forEach((node, index) => {
      if (index === 0) return;
      const operator = operators[index - 1] ?? '&&';
      const from = operator === '&&' ? good : bad;
      const other = operator === '&&' ? bad : good;
      if (from.dead) return;
      const step = new Environment(from);
      this.node(node, step);
      if (from === other) {
        for (const [name, state] of step.dead ? [] : step.changed) env.set(name, join(env.get(name), state));
        return;
      }
      from.follow(step);
      if (step.dead) return;
      // The other way keeps what it had and may now also come from here.
      const names =
        operator === previous ? step.changed.keys() : new Set([...from.changed.keys(), ...other.changed.keys()]);
      for (const name of names) other.set(name, other.dead ? from.get(name) : join(other.get(name), from.get(name)));
      other.dead = false;
      previous = operator;
    });
    if (!this.everyStep) env.meet([good, bad]);
  }

  private branches(
    arms: readonly { readonly clause: CompoundList; readonly then: CompoundList }[],
    otherwise: CompoundList | undefined,
    env: Environment,
  ): void {
    const paths: Environment[] = [];
    for (const { clause, then } of arms) {
      this.list(clause.commands, env);
      if (env.dead) return;
      paths.push(this.path(then, env));
    }
    paths.push(otherwise ? this.path(otherwise, env) : new Environment(env));
    env.meet(paths);
  }

  private cases(
    items: readonly { readonly pattern: readonly Word[]; readonly body: CompoundList }[],
    env: Environment,
  ): void {
    const paths: Environment[] = [];
    for (const { pattern, body } of items) {
      this.expand(pattern, env);
      paths.push(this.path(body, env));
    }
    if (!items.some(({ pattern }) => pattern.some(({ text }) => text === '*'))) paths.push(new Environment(env));
    env.meet(paths);
  }

  private path(body: CompoundList, env: Environment): Environment {
    const path = new Environment(env);
    this.list(body.commands, path);
    return path;
  }

  /** The body runs twice, so that what it assigns is known at its top. */
  private loop(body: CompoundList, env: Environment): void {
    for (let round = 0; round < 2; round++) env.meet([this.path(body, env), new Environment(env)]);
  }

  private forLoop({ name, wordlist: words, body }: For | Select, env: Environment): void {
    this.expand(words ?? [], env);
    const splits = !words || words.some(maySplit);
    const state = splits ? 'D' : words.map((word) => blanksOf(word, env)).reduce(join, 'E');
    for (let round = 0; round < 2; round++) {
      const path = new Environment(env);
      path.set(name.value, state);
      this.list(body.commands, path);
      env.meet([path, new Environment(env)]);
    }
  }

  private command(command: Command, env: Environment): void {
    const name = command.name && textValueOf(command.name);
    if (!command.suffix.every(isPlain) || (command.name && !isPlain(command.name)))
      this.expand(command.name ? [command.name, ...command.suffix] : command.suffix, env);
    if (command.args !== command.suffix || command.prefix.length > 0) this.expand(command.redirects, env);
    const prefix = command.prefix.length === 0 ? [] : command.prefix.filter(isAssignment);
    if (!command.name) {
      for (const assignment of prefix) {
        this.expand([assignment], env);
        this.assign(assignment, env);
      }
      return;
    }
    if (prefix.length > 0) this.expand(prefix, env);
    const definition = name === undefined ? undefined : this.functions.get(name);
    if (definition) this.call(definition, env);
    else if (name !== undefined && DECLARERS.has(name)) this.declare(name, command, env);
    else if (name !== undefined) runBuiltin(name.slice(name.lastIndexOf('/') + 1), command, env);
  }

  private call(definition: ShellFunction, env: Environment): void {
    if (this.calls.length >= MAX_CALLS || this.calls.some(({ of }) => of === definition)) return;
    this.called.add(definition);
    const locals = new Map<string, Blanks>();
    this.calls.push({ of: definition, locals });
    this.node(definition.body, env);
    this.calls.pop();
    if (env.dead === 'return') env.dead = false;
    for (const [name, state] of locals) env.set(name, state);
  }

  private declare(name: string, command: Command, env: Environment): void {
    const flags = command.suffix.flatMap((part) =>
      part.type === 'Word' && /^-\w/.test(part.value) ? [part.value] : [],
    );
    const isInteger = name !== 'export' && flags.some((flag) => flag.includes('i'));
    const locals = name === 'export' || name === 'readonly' ? undefined : this.calls.at(-1)?.locals;
    for (const part of command.suffix) {
      if (part.type === 'Assignment') {
        if (isInteger) this.integers.add(part.name);
        if (locals && !locals.has(part.name)) locals.set(part.name, env.get(part.name));
        this.assign(part, env);
      } else if (part.type === 'Word' && /^\w+$/.test(part.value)) {
        if (isInteger) this.integers.add(part.value);
        if (locals && !locals.has(part.value)) locals.set(part.value, env.get(part.value));
        if (name !== 'export' && name !== 'readonly') env.set(part.value, isInteger ? 'N' : 'E');
      }
    }
  }

  private assign(assignment: Assignment, env: Environment): void {
    const { name, value } = assignment;
    if (this.integers.has(name)) env.set(name, 'N');
    else if (value.type === 'ArrayValue' || assignment.index) env.set(name, 'D');
    else {
      const state = blanksOf(value, env);
      env.set(name, assignment.append ? join(env.get(name), state) : state);
    }
  }

  /** Notes the state of every variable in these nodes, and runs the scripts inside them on a copy. */
  private expand(nodes: readonly SyntaxNode[], env: Environment, except?: SyntaxNode): void {
    const stack: SyntaxNode[] = [];
    const add = (node: SyntaxNode): void => {
      if (!isPlain(node)) stack.push(node);
    };
    for (const node of nodes) add(node);
    for (let node = stack.pop(); node; node = stack.pop()) {
      if (node === except) continue;
      if (node.type === 'Script') {
        const up = this.doc.tree.parentOf(node);
        const isSame = up?.type === 'CommandExpansion' && up.text.startsWith('${');
        this.node(node, isSame ? env : new Environment(env));
        continue;
      }
      const name = variableOf(node);
      if (name !== undefined) {
        this.values.set(node, join(this.values.get(node) ?? 'E', env.get(name)));
      }
      if (node.type === 'FileDescriptorVariable') env.set(node.name, 'N');
      const counted = countedName(node);
      if (counted !== undefined) env.set(counted, 'N');
      eachChild(node, add);
    }
  }
}
