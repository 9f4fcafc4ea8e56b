import type { Span } from '../../../core/text.ts';
import type { ShellDocument } from '../document.ts';
import type { ArithmeticExpression, Command, SyntaxNode, Word } from '../parse.ts';
import { literalOf } from '../word.ts';
import { commandNameOf } from './flow.ts';
import { once } from './once.ts';
import { partsIn } from './test-operands.ts';
import { isArithmetic, NUMERIC_TESTS, testsOf } from './tests.ts';

/** A name at a place. */
export interface NameUse {
  readonly name: string;
  readonly span: Span;
  /** A declaration without a value: `local a`. */
  readonly bare?: true;
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
  'ArithmeticBinary',
  'ArithmeticUnary',
  ...'export readonly declare typeset local read mapfile readarray getopts printf let'
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
  ...'export readonly declare typeset local let'.split(' ').map((name) => `command:${name}`),
];

/** Commands whose words are read further. */
const SETTING: ReadonlySet<string> = new Set(
  'export readonly declare typeset local read mapfile readarray getopts printf let trap alias'.split(' '),
);
const NAME = /^[A-Za-z_]\w*$/;
const NAMES_IN_TEXT = /\$\{?([A-Za-z_]\w*)/g;
const VALUED_READ_OPTION = /^-[A-Za-z]*[ptnNduik]$/;

/** Which names a script sets and which it reads, wherever that happens. */
export const variablesOf = once((doc: ShellDocument): Variables => new Collector(doc).collect());

/**
 * What stands in a default of the same statement. Parents come first, so that no node asks all around it: a sum of
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
      if (!word || second || (operator !== undefined && !/^-[nzv]$/.test(operator))) continue;
      for (const name of operator === '-v' ? [word.value.replace(/\[.*$/, '')] : variablesIn(word)) {
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
    if (!this.isInsideDefault(at)) this.references.push({ name, span: this.doc.tree.spanOf(at) });
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
      case 'FileDescriptorVariable':
        this.assign(node.name, node);
        this.read.add(node.name);
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
    if (!match || name === undefined || node.parts) return;
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

  private command(command: Command): void {
    const name = commandNameOf(command, false);
    for (const part of command.prefix) {
      if (part.type !== 'Assignment') continue;
      if (!command.name) this.assign(part.name, part);
      if (part.append) this.refer(part.name, part);
      if (/^(?:PS[0-4]|PROMPT_COMMAND)$/.test(part.name) && part.value.type === 'Word') this.readText(part.value.text);
    }
    if (name === undefined || !SETTING.has(name)) return;
    const words = command.suffix.filter((part): part is Word => part.type === 'Word');
    const plain = words.filter(({ value }) => !/^[-+]/.test(value));
    switch (name) {
      case 'export':
      case 'readonly':
      case 'declare':
      case 'typeset':
      case 'local':
        this.declaration(name, command);
        return;
      case 'read':
        for (const word of readTargets(words)) this.assign(word.value, word);
        return;
      case 'mapfile':
      case 'readarray':
        for (const word of plain.slice(-1)) this.assign(word.value, word);
        return;
      case 'getopts':
        if (plain[1]) this.assign(plain[1].value, plain[1]);
        return;
      case 'printf':
        if (words[0]?.value === '-v' && words[1]) this.assign(words[1].value.replace(/\[.*$/, ''), words[1]);
        return;
      case 'let':
        for (const word of words) this.letWord(word);
        return;
      case 'trap':
      case 'alias':
        for (const word of words) this.readText(word.text);
        return;
    }
  }

  private declaration(name: string, command: Command): void {
    const flags = command.suffix
      .flatMap((part) => (part.type === 'Word' && /^-\w/.test(part.value) ? [part.value] : []))
      .join('');
    if (/[fF]/.test(flags)) return;
    const exports = name === 'export' || /[xp]/.test(flags);
    for (const part of command.suffix) {
      if (part.type === 'Assignment') {
        this.assign(part.name, part);
        if (exports || part.append) this.read.add(part.name);
      } else if (part.type === 'Word' && NAME.test(part.text)) {
        if (exports) this.refer(part.text, part);
        if (name !== 'export') this.assignments.push({ name: part.text, span: this.doc.tree.spanOf(part), bare: true });
      }
    }
  }

  private letWord(word: Word): void {
    const text = literalOf(word) ?? word.text;
    const target = /^\s*([A-Za-z_]\w*)\s*(\+\+|--|(?:[-+*/%&|^]|<<|>>)?=)/.exec(text);
    if (target?.[1]) this.assign(target[1], word);
    for (const [used] of text.slice(target?.[2] === '=' ? target[0].length : 0).matchAll(/[A-Za-z_]\w*/g))
      this.refer(used, word);
  }

  private readText(text: string): void {
    for (const match of text.matchAll(NAMES_IN_TEXT)) if (match[1]) this.read.add(match[1]);
  }
}

function readTargets(words: readonly Word[]): Word[] {
  const targets: Word[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (!word) continue;
    if (VALUED_READ_OPTION.test(word.text)) at += 1;
    else if (!word.text.startsWith('-')) targets.push(word);
  }
  return targets;
}

/** The variables whose values a word is made of: `$x`, `"a ${x}"`, `"${x[0]%y}"`. */
function variablesIn(word: Word): readonly string[] {
  return partsIn(word).flatMap((part) => {
    if (part.type === 'SimpleExpansion') return part.text.slice(1);
    return part.type === 'ParameterExpansion' ? part.parameter : [];
  });
}
