import type { Span } from '../../../core/text.ts';
import type { ShellDocument } from '../document.ts';
import type { Assignment, Command, SyntaxNode } from '../parse.ts';
import type { ScriptTree } from '../tree.ts';
import { functionsOf } from './functions.ts';
import { once } from './once.ts';

/** Assignments of a text, without an index, to a name that an earlier line of the script made an array. */
export const textsOverArrays = once((doc: ShellDocument): readonly Assignment[] => {
  if (doc.dialect !== 'bash' && doc.dialect !== 'ksh') return [];
  const { around } = functionsOf(doc);
  const scopes = new Map<SyntaxNode | undefined, Map<string, boolean>>();
  const found: Assignment[] = [];
  for (const command of doc.tree.ofType('Command')) {
    const scope = around.get(command);
    const known = scopes.get(scope) ?? new Map<string, boolean>();
    scopes.set(scope, known);
    for (const [name, isArray] of declaredBy(command)) known.set(name, isArray);
    if (command.name) continue;
    for (const part of command.prefix) {
      if (part.type !== 'Assignment' || part.index) continue;
      if (part.value.type === 'ArrayValue') known.set(part.name, true);
      else if (known.get(part.name) ?? scopes.get(undefined)?.get(part.name)) found.push(part);
    }
  }
  return found;
});

/** Where the name of an assignment is. */
export function nameSpan(tree: ScriptTree, assignment: Assignment): Span {
  const span = tree.spanOf(assignment);
  return tree.isDecoded(assignment) ? span : { start: span.start, end: span.start + assignment.name.length };
}

/**
 * Names that are only ever given arrays, and the arrays of Bash itself, each with the place from which on it is one.
 * Where a name is given a text as well, an array may be gone.
 */
export const arraysOf = once(({ tree, dialect }: ShellDocument): ReadonlyMap<string, number> => {
  const byPlace = new Map<string, number>(BUILT_IN.map((name) => [name, 0]));
  if (dialect !== 'bash' && dialect !== 'ksh') return byPlace;
  const add = (name: string, place: number): void => {
    byPlace.set(name, Math.min(place, byPlace.get(name) ?? place));
  };
  const scalars = new Set<string>();
  for (const { name, value, index, end } of tree.ofType('Assignment')) {
    if (value.type === 'ArrayValue' || index) add(name, end);
    else scalars.add(name);
  }
  for (const command of tree.ofType('Command')) {
    for (const [name, isArray] of declaredBy(command)) if (isArray) add(name, command.pos);
    if (dialect === 'ksh' && command.name?.text === 'set') {
      const at = command.args.findIndex(({ text }) => text === '-A');
      const name = at === -1 ? undefined : command.args[at + 1];
      if (name) add(name.text, command.pos);
    }
  }
  for (const { name, pos } of tree.ofType('Coproc')) add(name?.value ?? 'COPROC', pos);
  for (const name of scalars) byPlace.delete(name);
  return byPlace;
});

const BUILT_IN: readonly string[] =
  'BASH_SOURCE BASH_REMATCH BASH_LINENO BASH_ARGC BASH_ARGV BASH_VERSINFO FUNCNAME PIPESTATUS GROUPS DIRSTACK COMP_WORDS MAPFILE'.split(
    ' ',
  );

/** The names that a builtin declares or fills, with whether it makes them arrays. */
function* declaredBy({ name, suffix }: Command): Generator<readonly [name: string, isArray: boolean]> {
  const builtin = name?.text ?? '';
  const isDeclaration = /^(?:declare|typeset|local|readonly)$/.test(builtin);
  if (!isDeclaration && !/^(?:read|mapfile|readarray)$/.test(builtin)) return;
  const fills = builtin === 'mapfile' || builtin === 'readarray';
  const isArray = fills || suffix.some((part) => part.type === 'Word' && /^-\w*[aA]/.test(part.text));
  for (const part of suffix) {
    if (part.type === 'Assignment') yield [part.name, (isArray && isDeclaration) || part.value.type === 'ArrayValue'];
    else if (part.type === 'Word' && /^[A-Za-z_]\w*$/.test(part.text) && (isDeclaration || isArray)) {
      yield [part.text, isArray];
    }
  }
}
