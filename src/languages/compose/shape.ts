import { SHAPE_TABLE } from './data/shape.ts';

/** One choice for a value. */
export type Type =
  | { readonly kind: 'str' | 'num' | 'int' | 'bool' | 'null' | 'any' }
  | { readonly kind: 'word'; readonly word: string }
  | { readonly kind: 'list'; readonly items: readonly Type[] }
  | { readonly kind: 'map'; readonly values: readonly Type[] }
  | { readonly kind: 'section'; readonly name: string };

/** The keys that one kind of mapping may have, with the expressions of their types; see `typesOf`. */
export interface Section {
  readonly keys: ReadonlyMap<string, string>;
  readonly required: readonly string[];
  /** Types of the values when every key is free. */
  readonly free?: string;
}

const SIMPLE = ['str', 'num', 'int', 'bool', 'null', 'any'] as const;
/** `environment`, `labels` and similar keys: a mapping of scalars, or a list of `NAME=value`. */
const DICT = '{str|num|bool|null}|[str]';

let sections: ReadonlyMap<string, Section> | undefined;

/** The section of a name, from the table that is read at the first question. */
export function sectionOf(name: string): Section {
  sections ??= readTable(SHAPE_TABLE);
  const section = sections.get(name);
  if (!section) throw new Error(`no section ${name} in the shape of Compose files`);
  return section;
}

/** Names of the sections that know a key, for "belongs under". */
export function sectionsWith(key: string): string[] {
  sections ??= readTable(SHAPE_TABLE);
  return [...sections].filter(([, section]) => section.keys.has(key)).map(([name]) => name);
}

const read = new Map<string, readonly Type[]>();

/** The choices of a type expression of the table. Read at the first question: a file asks for few of them. */
export function typesOf(expression: string): readonly Type[] {
  let types = read.get(expression);
  if (!types) {
    types = parseTypes(expression);
    read.set(expression, types);
  }
  return types;
}

function parseTypes(text: string): Type[] {
  return splitChoices(text).flatMap((choice): Type[] => {
    if (choice === 'dict') return parseTypes(DICT);
    const simple = SIMPLE.find((one) => one === choice);
    if (simple) return [{ kind: simple }];
    const inner = choice.slice(1, -1);
    if (choice.startsWith('"')) return [{ kind: 'word', word: inner }];
    if (choice.startsWith('[')) return [{ kind: 'list', items: parseTypes(inner) }];
    if (choice.startsWith('{')) return [{ kind: 'map', values: parseTypes(inner) }];
    return [{ kind: 'section', name: choice }];
  });
}

function readTable(table: string): Map<string, Section> {
  const found = new Map<string, Section>();
  let keys = new Map<string, string>();
  let required: string[] = [];
  for (const line of table.split('\n')) {
    if (line === '') continue;
    if (!line.startsWith(' ')) {
      keys = new Map();
      required = [];
      found.set(line, { keys, required });
      continue;
    }
    const colon = line.indexOf(': ');
    const name = line.slice(2, colon);
    const key = name.replace('!', '');
    if (key !== name) required.push(key);
    keys.set(key, line.slice(colon + 2));
  }
  for (const [name, section] of found) {
    const free = section.keys.get('*');
    if (free) found.set(name, { keys: new Map(), required: [], free });
  }
  return found;
}

/** Splits at each `|` outside brackets and quotes. */
function splitChoices(text: string): string[] {
  const choices: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === '[' || char === '{') depth += 1;
    else if (char === ']' || char === '}') depth -= 1;
    else if (char === '|' && depth === 0) {
      choices.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return [...choices, text.slice(start)];
}
