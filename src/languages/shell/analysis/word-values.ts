import type { ArithmeticExpression, Command, SyntaxNode, Word, WordPart } from '../parse.ts';
import { type Blanks, type Environment, join } from './environment.ts';

const DIRTY = /[ \t\n*?[]/;
const NUMBER = /^-?\d+$/;

/** Whether what a word expands to may hold whitespace or globs. */
export function blanksOf(word: Word, env: Environment): Blanks {
  if (!word.parts) return literal(word.value);
  return word.parts.map((part) => partBlanks(part, env)).reduce(join, 'E');
}

function partBlanks(part: WordPart, env: Environment): Blanks {
  switch (part.type) {
    case 'Literal':
    case 'SingleQuoted':
    case 'AnsiCQuoted':
      return literal(part.value);
    case 'DoubleQuoted':
    case 'LocaleString':
      return part.parts.map((one) => partBlanks(one, env)).reduce(join, 'E');
    case 'SimpleExpansion': {
      const name = part.text.slice(1);
      return /^[$?#!]$/.test(name) ? 'N' : env.get(name);
    }
    case 'ParameterExpansion':
      if (part.prefix === '#') return 'C';
      if (/^[#?$!]$/.test(part.parameter)) return 'N';
      return part.operation || part.prefix || part.index ? 'D' : env.get(part.parameter);
    case 'ArithmeticExpansion':
      return 'N';
    default:
      return 'D';
  }
}

function literal(text: string): Blanks {
  if (text === '') return 'E';
  if (NUMBER.test(text)) return 'N';
  return DIRTY.test(text) ? 'D' : 'C';
}

const BUILTINS: ReadonlySet<string> = new Set(
  'exit exec return read mapfile readarray getopts printf unset let'.split(' '),
);

/** What a builtin other than a declaration does to variables and to the path that it is on. */
export function runBuiltin(name: string, command: Command, env: Environment): void {
  if (!BUILTINS.has(name)) return;
  const words = command.suffix.filter((part): part is Word => part.type === 'Word');
  const plain = words.filter(({ value }) => !value.startsWith('-')).map(({ value }) => value);
  if (name === 'exit' || (name === 'exec' && plain.length > 0)) env.dead = 'exit';
  else if (name === 'return') env.dead = 'return';
  else if (name === 'read' || name === 'mapfile' || name === 'readarray') {
    for (const one of plain.length > 0 ? plain : ['REPLY']) env.set(one, 'D');
  } else if (name === 'getopts') env.set(plain[1] ?? '', 'D');
  else if (name === 'printf' && words[0]?.value === '-v') env.set(words[1]?.value ?? '', 'D');
  else if (name === 'unset') for (const one of plain) env.set(one, 'E');
  else if (name === 'let') for (const one of plain) env.set(/^\w+/.exec(one)?.[0] ?? '', 'N');
}

/** The variable that an arithmetic node gives a number to. */
export function countedName(node: SyntaxNode): string | undefined {
  let target: ArithmeticExpression | undefined;
  if (node.type === 'ArithmeticBinary' && /^(?:[-+*/%&|^]|<<|>>)?=$/.test(node.operator)) target = node.left;
  if (node.type === 'ArithmeticUnary' && /^(?:\+\+|--)$/.test(node.operator)) target = node.operand;
  return target?.type === 'ArithmeticWord' && /^\w+$/.test(target.value) ? target.value : undefined;
}
