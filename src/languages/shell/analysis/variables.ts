import type { Span } from '../../../core/text.ts';
import type { ShellDocument } from '../document.ts';
import type { ArithmeticExpression, Assignment, Command, SyntaxNode, Word } from '../parse.ts';
import { fixedTextOf, literalOf } from '../word.ts';
import { effectsOf, type NameEffect } from './name-effects.ts';
import { expandedIn, namesInArithmetic } from './name-texts.ts';
import { once } from './once.ts';
import { partsIn } from './test-operands.ts';
import { isArithmetic, NUMERIC_TESTS, testsOf } from './tests.ts';

/** A name at a place. */
export interface NameUse {
  readonly name: string;
  readonly span: Span;
  /** A declaration without a value: `local a`. */
  readonly bare?: true;
  /** Read when the text that holds it is expanded, perhaps after the script: the body of a trap, an alias, a prompt. */
  readonly late?: true;
  /** Read in an operand or index of another expansion: `${x%$name}`. */
  readonly nested?: true;
}

export interface Variables {
  /** In source order. */
  readonly assignments: readonly NameUse[];
  /** In source order; uses inside a guarded default are left out. */
  readonly references: readonly NameUse[];
  /** Names that the script tests before use, or gives a default: they may be unset. */
  readonly guarded: ReadonlySet<string>;
  /** Names that are read anywhere, also in `trap` strings and prompts. */
  readonly read: ReadonlySet<string>;
}

/** Features of every script that sets a variable and does not already read it there; for `needs`. */
export const ASSIGNING: readonly string[] = [
  'command:',
  'For',
  'Select',
  'Coproc',
  'FileDescriptorVariable',
  'ArithmeticBinary',
  'ArithmeticUnary',
  ...'export readonly declare typeset local read mapfile readarray getopts printf let wait builtin command DEFINE_boolean DEFINE_float DEFINE_integer DEFINE_string'
    .split(' ')
    .map((name) => `command:${name}`),
];
/** Features of every script that reads a variable; for `needs`. */
export const REFERRING: readonly string[] = [
  'SimpleExpansion',
  'ParameterExpansion',
  'ArithmeticWord',
  ...NUMERIC_TESTS,
  'append',
  '[',
  'test:-R',
  'FileDescriptorVariable',
  'command:',
  ...'export readonly declare typeset local let trap alias builtin command'.split(' ').map((name) => `command:${name}`),
];

/** A prefix assignment of these stays in POSIX shells. */
const SPECIAL: ReadonlySet<string> = new Set(
  ': . break continue eval exec exit export readonly return set shift source times trap unset'.split(' '),
);
const NAME = /^[A-Za-z_]\w*$/;

/** Which names a script sets and which it reads, wherever that happens. */
export const variablesOf = once((doc: ShellDocument): Variables => new Collector(doc).collect());

/**
 * What is in a default of the same statement. Parents come first, so that no node visits all around it: a sum of
 * thousands nests as deep.
 */
function insideDefaultIn({ tree }: ShellDocument): ReadonlySet<SyntaxNode> {
  const inside = new Set<SyntaxNode>();
  if (tree.ofType('Default').length === 0) return inside;
  for (const node of tree.nodes) {
    const up = tree.parentOf(node);
    if (up && (up.type === 'Default' || (up.type !== 'Statement' && inside.has(up)))) inside.add(node);
  }
  return inside;
}

class Collector {
  private readonly doc: ShellDocument;
  private readonly assignments: NameUse[] = [];
  private readonly references: NameUse[] = [];
  private readonly guarded = new Set<string>();
  private readonly read = new Set<string>();
  private readonly insideDefault: ReadonlySet<SyntaxNode>;
  /** Arrays whose indices are text, not arithmetic. */
  private readonly associative = new Set<string>();

  constructor(doc: ShellDocument) {
    this.doc = doc;
    this.insideDefault = insideDefaultIn(doc);
  }

  collect(): Variables {
    for (const node of this.doc.tree.nodes) this.visit(node);
    for (const test of testsOf(this.doc).tests) {
      const { operator, operands } = test;
      if (isArithmetic(test)) for (const operand of operands) this.arithmeticText(operand);
      const [word, second] = operands;
      if (word && operator === '-R') this.refer(word.value, word);
      if (!word || second || (operator !== undefined && !/^-[nzv]$/.test(operator))) continue;
      for (const name of operator === '-v' ? namesTested(word) : variablesIn(word)) {
        if (!NAME.test(name)) continue;
        this.guarded.add(name);
        this.read.add(name);
      }
    }
    const byPlace = (a: NameUse, b: NameUse): number => a.span.start - b.span.start;
    this.assignments.sort(byPlace);
    this.references.sort(byPlace);
    const { assignments, references, guarded, read } = this;
    return { assignments, references, guarded, read };
  }

  private assign(name: string, at: SyntaxNode | Span): void {
    if (NAME.test(name)) this.assignments.push({ name, span: 'type' in at ? this.doc.tree.spanOf(at) : at });
  }

  private refer(name: string, at: SyntaxNode): void {
    if (!NAME.test(name)) return;
    this.read.add(name);
    if (this.isInsideDefault(at)) return;
    const span = this.doc.tree.spanOf(at);
    this.references.push(isNested(this.doc, at) ? { name, span, nested: true } : { name, span });
  }

  /** `[[ a -eq 1 ]]` reads the variable `a`. */
  private arithmeticText(word: Word): void {
    const text = literalOf(word);
    if (text === undefined) return;
    const name = /^([A-Za-z_]\w*)(?:\[|$)/.exec(text)?.[1];
    if (name !== undefined) this.refer(name, word);
    else for (const [used] of text.matchAll(/(?<![\w#.])[A-Za-z_]\w*/g)) this.read.add(used);
  }

  /** `${a:-$b}` and `${a+$b}`: whether `$b` is read depends on another variable. */
  private isInsideDefault(node: SyntaxNode): boolean {
    return this.insideDefault.has(node);
  }

  private visit(node: SyntaxNode): void {
    switch (node.type) {
      case 'SimpleExpansion':
        this.refer(node.text.slice(1), node);
        return;
      case 'ParameterExpansion':
        if (node.operation?.type === 'Names') return;
        if (node.index) this.readArithmetic(node.index.text);
        if (node.operation?.type === 'Slice') {
          this.readArithmetic(node.operation.offset.text);
          this.readArithmetic(node.operation.length?.text ?? '');
        }
        this.refer(node.parameter, node);
        if (node.operation?.type === 'Default') {
          if (node.operation.operator.endsWith('=')) this.assign(node.parameter, node);
          this.guarded.add(node.parameter);
          this.read.add(node.parameter);
        }
        return;
      case 'ArithmeticWord':
        this.arithmeticWord(node);
        return;
      case 'FileDescriptorVariable': {
        const redirect = this.doc.tree.parentOf(node);
        if (redirect?.type === 'Redirect' && redirect.target?.text === '-') this.refer(node.name, node);
        else this.assign(node.name, node);
        return;
      }
      case 'Assignment':
        this.indices(node);
        return;
      case 'For':
      case 'Select': {
        const { start } = this.doc.tree.spanOf(node);
        this.assign(node.name.value, { start, end: start + node.type.length });
        return;
      }
      case 'Coproc':
        if (node.name) this.assign(node.name.value, node);
        return;
      case 'Command':
        this.command(node);
        return;
    }
  }

  private arithmeticWord(node: Extract<ArithmeticExpression, { type: 'ArithmeticWord' }>): void {
    const match = /^(\$?)\{?([A-Za-z_]\w*)/.exec(node.value);
    const name = match?.[2];
    if (!match || name === undefined) return;
    if (match[1] === '') {
      const index = /^\[([A-Za-z_]\w*)\]$/.exec(node.value.slice(name.length))?.[1];
      if (index !== undefined && !this.associative.has(name)) this.refer(index, node);
      else this.readArithmetic(node.value.slice(name.length));
    }
    if (node.parts) return;
    const parent = this.doc.tree.parentOf(node);
    let sets = false;
    let reads = true;
    if (parent?.type === 'ArithmeticBinary' && parent.left === node && match[1] === '') {
      sets = /^(?:[-+*/%&|^]|<<|>>)?=$/.test(parent.operator);
      reads = parent.operator !== '=';
    }
    if (parent?.type === 'ArithmeticUnary') sets = /^(?:\+\+|--)$/.test(parent.operator);
    if (sets) this.assign(name, node);
    if (reads) this.refer(name, node);
  }

  /** `x[i]=1` and `x=([i]=1)` read `i`, unless the array is associative. */
  private indices({ name, index, value }: Assignment): void {
    if (this.associative.has(name)) return;
    const elements = value.type === 'ArrayValue' ? value.elements : [];
    if (index) this.referToAll(index.text, index);
    for (const element of elements) {
      const text = element.text.startsWith('[') && /^\[([^\]]*)\]\+?=/.exec(element.text)?.[1];
      if (text) this.referToAll(text, element);
    }
  }

  /** Names in arithmetic text, for what is not quoted or expanded there. */
  private referToAll(text: string, at: SyntaxNode): void {
    if (!/^[\w\s+*/%()-]*$/.test(text)) this.readArithmetic(text);
    else for (const name of namesInArithmetic(text)) this.refer(name, at);
  }

  private readArithmetic(text: string): void {
    for (const name of namesInArithmetic(text)) this.read.add(name);
  }

  private command(command: Command): void {
    for (const part of command.prefix) {
      if (part.type !== 'Assignment') continue;
      if (!command.name) this.assign(part.name, part);
      else if (SPECIAL.has(command.name.text)) this.guarded.add(part.name);
      if (part.append) this.refer(part.name, part);
      if (/^(?:PS[0-4]|PROMPT_COMMAND)$/.test(part.name) && part.value.type === 'Word')
        this.readText(fixedTextOf(part.value), part);
    }
    for (const effect of effectsOf(command)) this.apply(effect);
  }

  private apply({ does, name, at }: NameEffect): void {
    if (does === 'assign') this.assign(name, at);
    else if (does === 'refer') this.refer(name, at);
    else if (does === 'read') this.read.add(name);
    else if (does === 'element') this.guarded.add(name);
    else if (does === 'associative') this.associative.add(name);
    else if (does === 'declare') this.assignments.push({ name, span: this.doc.tree.spanOf(at), bare: true });
    else this.readText(name, at);
  }

  private readText(text: string, at: SyntaxNode): void {
    if (!text.includes('$')) return;
    const span = this.doc.tree.spanOf(at);
    for (const { name, guarded } of expandedIn(text)) {
      this.read.add(name);
      if (!guarded) this.references.push({ name, span, late: true });
    }
  }
}

function isNested({ tree }: ShellDocument, node: SyntaxNode): boolean {
  if (node.type !== 'SimpleExpansion' && node.type !== 'ParameterExpansion') return false;
  for (let up = tree.parentOf(node); up; up = tree.parentOf(up)) {
    if (up.type === 'ParameterExpansion') return true;
    if (up.type !== 'Word' && up.type !== 'DoubleQuoted' && !OPERATIONS.has(up.type)) return false;
  }
  return false;
}

const OPERATIONS: ReadonlySet<SyntaxNode['type']> = new Set(['Remove', 'Replace', 'Slice', 'CaseModification']);

/** The name of `-v name`, and those in the index of `-v name[i]`. */
function namesTested({ value }: Word): readonly string[] {
  const [name = '', ...index] = value.split('[');
  return [name, ...namesInArithmetic(index.join('['))];
}

/** The variables whose values a word is made of: `$x`, `"a ${x}"`, `"${x[0]%y}"`. */
function variablesIn(word: Word): readonly string[] {
  return partsIn(word).flatMap((part) => {
    if (part.type === 'SimpleExpansion') return part.text.slice(1);
    return part.type === 'ParameterExpansion' ? part.parameter : [];
  });
}
