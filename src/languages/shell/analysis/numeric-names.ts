import type { ShellDocument } from '../document.ts';
import type { Assignment } from '../parse.ts';
import { once } from './once.ts';
import { variablesOf } from './variables.ts';
import { countedName } from './word-values.ts';

/** Variables that hold a number wherever the script sets them: `x=1`, `x=$((y))`, `((x++))`, `declare -i x`. */
export const numericNames = once((doc: ShellDocument): ReadonlySet<string> => {
  const { tree } = doc;
  /** How many of a name's assignments give it a number. */
  const numbers = new Map<string, number>();
  const count = (name: string): void => {
    numbers.set(name, (numbers.get(name) ?? 0) + 1);
  };
  for (const node of tree.ofType('Assignment')) if (isNumber(node)) count(node.name);
  for (const node of [...tree.ofType('ArithmeticBinary'), ...tree.ofType('ArithmeticUnary')]) {
    const name = countedName(node);
    if (name !== undefined) count(name);
  }
  const integers = declaredIntegers(doc);
  if (numbers.size === 0) return integers;
  const all = new Map<string, number>();
  for (const { name, bare } of variablesOf(doc).assignments) if (!bare) all.set(name, (all.get(name) ?? 0) + 1);
  const names = [...numbers].filter(([name, amount]) => amount >= (all.get(name) ?? 0)).map(([name]) => name);
  return new Set([...names, ...integers]);
});

function isNumber({ value, append, index }: Assignment): boolean {
  if (append || index || value.type !== 'Word') return false;
  const [part, other] = value.parts ?? [];
  return /^["']?\d+["']?$/.test(value.text) || (part?.type === 'ArithmeticExpansion' && !other);
}

/** Names that `declare -i` makes integers. */
export const declaredIntegers = once((doc: ShellDocument): ReadonlySet<string> => {
  const names = new Set<string>();
  for (const { name, args } of doc.commands) {
    if (!/^(?:declare|typeset|local|readonly)$/.test(name ?? '')) continue;
    if (!args.some(({ text }) => /^-[A-Za-z]*i/.test(text))) continue;
    for (const { node } of args) names.add(node.type === 'Assignment' ? node.name : node.value);
  }
  return names;
});
