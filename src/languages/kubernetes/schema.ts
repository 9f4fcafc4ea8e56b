import { table } from '../../core/table.ts';
import { KINDS, TYPES } from './schema.gen.ts';

/** A field of an object type. */
export interface SchemaField {
  readonly name: string;
  readonly required: boolean;
  readonly type: SchemaType;
}

/** What a value has to be. `any` is not looked into; `intOrString` also takes quantities. */
export type SchemaType =
  | { readonly kind: 'string' | 'number' | 'integer' | 'boolean' | 'intOrString' | 'any' }
  | { readonly kind: 'enum'; readonly values: readonly string[] }
  | { readonly kind: 'list' | 'map'; readonly of: SchemaType }
  | { readonly kind: 'object'; readonly read: () => ObjectType };

export interface ObjectType {
  readonly fields: ReadonlyMap<string, SchemaField>;
  /** Names of the fields that must be there. */
  readonly required: readonly string[];
  /** Set where the type is a map under a name of its own. */
  readonly map?: SchemaType;
  /** Other fields are allowed besides the known ones. */
  readonly open?: boolean;
}

const SIMPLE: Readonly<Record<string, SchemaType>> = table({
  s: { kind: 'string' },
  n: { kind: 'integer' },
  b: { kind: 'boolean' },
  i: { kind: 'intOrString' },
  a: { kind: 'any' },
});

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
      return objectType(Number(rest));
    default:
      return SIMPLE[code] ?? { kind: 'any' };
  }
}

/** The few numbers of built-in kinds that need not be whole: those of a schema in a definition. */
const FRACTIONS = new Set(['maximum', 'minimum', 'multipleOf']);
const NUMBER: SchemaType = { kind: 'number' };

let lines: readonly string[] | undefined;
const objects = new Map<number, SchemaType>();
/** Those that were met. */
const kinds = new Map<string, SchemaType>();

/** The object type of a built-in kind, by `apiVersion` and `kind`. Source: Kubernetes' own API types. */
export function schemaOf(apiVersion: string, kind: string): SchemaType | undefined {
  // The text of the table is searched: a run meets a handful of its 300 kinds.
  const line = `${apiVersion} ${kind}=`;
  const known = kinds.get(line);
  if (known) return known;
  const feed = KINDS.indexOf(`\n${line}`);
  if (feed === -1 && !KINDS.startsWith(line)) return undefined;
  const type = objectType(Number.parseInt(KINDS.slice(feed + 1 + line.length), 10));
  kinds.set(line, type);
  return type;
}

/** Every `apiVersion` and kind of the table. */
export function knownKinds(): readonly { readonly apiVersion: string; readonly kind: string }[] {
  return KINDS.split('\n').map((line) => {
    const at = line.indexOf(' ');
    return { apiVersion: line.slice(0, at), kind: line.slice(at + 1, line.lastIndexOf('=')) };
  });
}

/** An object type by its number, the same for every question. */
function objectType(number: number): SchemaType {
  const known = objects.get(number);
  if (known) return known;
  let decoded: ObjectType | undefined;
  const type: SchemaType = {
    kind: 'object',
    read: () => {
      decoded ??= decodeObject(number);
      return decoded;
    },
  };
  objects.set(number, type);
  return type;
}

function decodeObject(number: number): ObjectType {
  lines ??= TYPES.split('\n');
  const line = lines[number] ?? '';
  const fields = line.startsWith('*') ? [] : line.split('|').flatMap(readField);
  return {
    fields: new Map(fields.map((field) => [field.name, field])),
    required: fields.filter(({ required }) => required).map(({ name }) => name),
    ...(line.startsWith('*') && { map: decode(line) }),
  };
}

function readField(text: string): SchemaField[] {
  const at = text.indexOf(':');
  if (at === -1) return [];
  const required = text[at - 1] === '!';
  const name = text.slice(0, required ? at - 1 : at);
  const type = decode(text.slice(at + 1));
  return [{ name, required, type: type.kind === 'integer' && FRACTIONS.has(name) ? NUMBER : type }];
}
