import { KINDS, TYPES } from './schema.gen.ts';

/** A field of an object type. */
export interface SchemaField {
  readonly name: string;
  readonly required: boolean;
  readonly type: SchemaType;
}

/** What a value has to be. `any` is not looked into; `intOrString` also takes quantities. */
export type SchemaType =
  | { readonly kind: 'string' | 'number' | 'boolean' | 'intOrString' | 'any' }
  | { readonly kind: 'enum'; readonly values: readonly string[] }
  | { readonly kind: 'list' | 'map'; readonly of: SchemaType }
  | { readonly kind: 'object'; readonly number: number };

export interface ObjectType {
  readonly fields: ReadonlyMap<string, SchemaField>;
  /** Names of the fields that must be there. */
  readonly required: readonly string[];
  /** Set where the type is a map under a name of its own. */
  readonly map?: SchemaType;
}

const SIMPLE: Readonly<Record<string, SchemaType>> = {
  s: { kind: 'string' },
  n: { kind: 'number' },
  b: { kind: 'boolean' },
  i: { kind: 'intOrString' },
  a: { kind: 'any' },
};

/** Reads the letter code that scripts/gen-kubernetes-schema.mjs writes. */
function decode(code: string): SchemaType {
  const rest = code.slice(1);
  switch (code[0]) {
    case '"':
      return { kind: 'enum', values: rest.split(' ') };
    case '[':
      return { kind: 'list', of: decode(rest) };
    case '{':
    case '*':
      return { kind: 'map', of: decode(rest) };
    case '#':
      return { kind: 'object', number: Number(rest) };
    default:
      return SIMPLE[code] ?? { kind: 'any' };
  }
}

let lines: readonly string[] | undefined;
const objects = new Map<number, ObjectType>();

/** The object type of a built-in kind, by `apiVersion` and `kind`. Source: Kubernetes' own API types. */
export function schemaOf(apiVersion: string, kind: string): SchemaType | undefined {
  // The text of the table is searched: a run meets a handful of its 300 kinds.
  const line = `${apiVersion} ${kind}=`;
  const feed = KINDS.indexOf(`\n${line}`);
  if (feed === -1 && !KINDS.startsWith(line)) return undefined;
  return { kind: 'object', number: Number.parseInt(KINDS.slice(feed + 1 + line.length), 10) };
}

/** Every `apiVersion` and kind of the table. */
export function knownKinds(): readonly { readonly apiVersion: string; readonly kind: string }[] {
  return KINDS.split('\n').map((line) => {
    const at = line.indexOf(' ');
    return { apiVersion: line.slice(0, at), kind: line.slice(at + 1, line.lastIndexOf('=')) };
  });
}

/** An object type by its number. Decoded on first use. */
export function objectType(number: number): ObjectType {
  const known = objects.get(number);
  if (known) return known;
  lines ??= TYPES.split('\n');
  const line = lines[number] ?? '';
  const fields = line.startsWith('*') ? [] : line.split('|').flatMap(readField);
  const read: ObjectType = {
    fields: new Map(fields.map((field) => [field.name, field])),
    required: fields.filter(({ required }) => required).map(({ name }) => name),
    ...(line.startsWith('*') && { map: decode(line) }),
  };
  objects.set(number, read);
  return read;
}

function readField(text: string): SchemaField[] {
  const at = text.indexOf(':');
  if (at === -1) return [];
  const required = text[at - 1] === '!';
  const name = text.slice(0, required ? at - 1 : at);
  return [{ name, required, type: decode(text.slice(at + 1)) }];
}
