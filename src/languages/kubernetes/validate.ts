import { nearest } from '../../core/suggest.ts';
import type { Span } from '../../core/text.ts';
import { scalarType } from '../yaml/scalars.ts';
import { entriesOf, resolve, type YamlEntry, type YamlNode, type YamlScalar, type YamlValue } from '../yaml/tree.ts';
import type { ObjectType, SchemaField, SchemaType } from './schema.ts';

/** A step of a path: a key, or the index of a list item. */
export type Step = string | number;

interface ProblemBase {
  /** The path of the value, from the root of the object. */
  readonly steps: readonly Step[];
  readonly at: Span;
}

/** The schema violations of an object. */
export type SchemaProblem =
  | (ProblemBase & {
      readonly kind: 'unknown-field';
      readonly key: YamlScalar;
      /** A known field with nearly this name. */
      readonly near?: string;
      /** The key of the one nearby place that has the field. */
      readonly belongs?: string;
    })
  | (ProblemBase & {
      readonly kind: 'wrong-type';
      readonly value: YamlValue;
      readonly expected: string;
      readonly found: string;
      /** A quoted copy of the scalar would be right. */
      readonly quotable: boolean;
    })
  | (ProblemBase & { readonly kind: 'missing-field'; readonly field: string })
  | (ProblemBase & { readonly kind: 'bad-enum'; readonly value: YamlScalar; readonly allowed: readonly string[] });

/** A value on the way down. The way is written out only for problems, which are few. */
interface Place {
  /** Absent at the root. */
  readonly parent?: Place;
  readonly step?: Step;
  /** The key or item that holds the value: where something missing is reported. */
  readonly holder: Span;
  /** The fields of the expected object type. */
  readonly fields?: ReadonlyMap<string, SchemaField>;
}

/**
 * Compares an object with its schema. `null` is accepted anywhere, as the API server drops it. Linear in the size of
 * the object: what an alias repeats is looked at once.
 * @param partial the object is a patch, so nothing can be missing
 */
export function validate(root: YamlNode, type: SchemaType, partial: boolean): readonly SchemaProblem[] {
  const problems: SchemaProblem[] = [];
  const seen = new Map<YamlNode, Set<SchemaType>>();
  walk(root, type, { holder: root.span });
  return problems;

  function walk(node: YamlNode, expected: SchemaType, place: Place): void {
    const value = resolve(node);
    if (!value || expected.kind === 'any') return;
    if (node.kind === 'alias') {
      const types = seen.get(value) ?? new Set();
      if (types.has(expected)) return;
      seen.set(value, types.add(expected));
    }
    if (value.kind === 'scalar') {
      const problem = judgeScalar(value, expected, place);
      if (problem) problems.push(problem);
    } else if (value.kind === 'sequence') {
      if (expected.kind !== 'list') mismatch(value, expected, place);
      else for (const [index, item] of value.items.entries()) walk(item, expected.of, into(place, index, item.span));
    } else if (expected.kind === 'map') {
      for (const entry of entriesOf(value)) walk(entry.value, expected.of, into(place, entry.key.text, entry.key.span));
    } else if (expected.kind === 'object') {
      walkObject(value, expected.read(), place);
    } else {
      mismatch(value, expected, place);
    }
  }

  function walkObject(value: YamlValue, { fields, required, map, open }: ObjectType, place: Place): void {
    if (map) {
      walk(value, map, place);
      return;
    }
    const entries = entriesOf(value);
    const inner: Place = { ...place, fields };
    for (const entry of entries) {
      const field = fields.get(entry.key.text);
      if (field) walk(entry.value, field.type, into(inner, entry.key.text, entry.key.span));
      else if (!open && !isBesideSchema(entry, place)) problems.push(unknownField(entry, fields, inner));
    }
    if (partial) return;
    for (const field of required) {
      if (entries.some(({ key }) => key.text === field)) continue;
      problems.push({ kind: 'missing-field', at: place.holder, steps: stepsOf(place), field });
    }
  }

  function mismatch(value: YamlValue, expected: SchemaType, place: Place): void {
    const found = value.kind === 'map' ? 'a mapping' : 'a list';
    const at = value.kind === 'map' ? (value.entries[0]?.key.span ?? value.span) : value.span;
    problems.push({
      kind: 'wrong-type',
      at,
      steps: stepsOf(place),
      value,
      expected: wordsOf(expected),
      found,
      quotable: false,
    });
  }
}

function into(parent: Place, step: Step, holder: Span): Place {
  return { parent, step, holder };
}

/** The way to a place from the root. */
function stepsOf(place: Place): Step[] {
  const steps: Step[] = [];
  for (let at: Place | undefined = place; at; at = at.parent) if (at.step !== undefined) steps.push(at.step);
  return steps.reverse();
}

/** The key under which a place was reached. */
function keyOf(place: Place): string | undefined {
  for (let at: Place | undefined = place; at; at = at.parent) if (typeof at.step === 'string') return at.step;
  return undefined;
}

/** `apiVersion` and `kind` of the object itself, and the `$patch`-like directives of strategic merge patches. */
function isBesideSchema({ key }: YamlEntry, { parent }: Place): boolean {
  return key.text.startsWith('$') || ((key.text === 'apiVersion' || key.text === 'kind') && !parent);
}

function unknownField(entry: YamlEntry, fields: ReadonlyMap<string, SchemaField>, place: Place): SchemaProblem {
  const key = entry.key;
  const steps = [...stepsOf(place), key.text];
  const folded = key.text.toLowerCase();
  const sameLetters = [...fields.keys()].find((name) => name.toLowerCase() === folded);
  const near = sameLetters ?? nearest(key.text, fields.keys());
  const homes = near ? [] : homesOf(key.text, fields, place);
  const belongs = homes.length === 1 ? homes[0] : undefined;
  return { kind: 'unknown-field', at: key.span, steps, key, ...(near && { near }), ...(belongs && { belongs }) };
}

/** Where a field would be known: in an object directly below, in one above, in a container of the same pod. */
function homesOf(name: string, fields: ReadonlyMap<string, SchemaField>, place: Place): string[] {
  const below = [...fields.values()].filter((field) => fieldsBelow(field)?.has(name)).map((field) => field.name);
  // All container lists know the same fields; the first one is what was meant.
  if (below.includes('containers')) return ['containers'];
  const objects = objectsAbove(place);
  const above = objects.filter((one) => one !== place && one.fields?.has(name));
  const near = [...below, ...above.map((one) => keyOf(one) || 'the root of the object')];
  if (near.length > 0) return near;
  const containers = objects.map((one) => one.fields?.get('containers')).find((field) => field !== undefined);
  const inner = containers && fieldsBelow(containers);
  if (inner?.has(name)) return ['containers'];
  const context = inner?.get('securityContext');
  return context && fieldsBelow(context)?.has(name) ? ['containers[].securityContext'] : [];
}

/** The places of objects on the way, outermost first. */
function objectsAbove(place: Place): readonly Place[] {
  const found: Place[] = [];
  for (let at: Place | undefined = place; at; at = at.parent) if (at.fields) found.push(at);
  return found.reverse();
}

function fieldsBelow({ type }: SchemaField): ReadonlyMap<string, SchemaField> | undefined {
  const inner = type.kind === 'list' ? type.of : type;
  return inner.kind === 'object' ? inner.read().fields : undefined;
}

const WORDS: Readonly<Record<SchemaType['kind'], string>> = {
  string: 'a string',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  intOrString: 'a number or a string',
  any: 'anything',
  enum: 'a string',
  list: 'a list',
  map: 'a mapping',
  object: 'a mapping',
};

function wordsOf(type: SchemaType): string {
  return WORDS[type.kind];
}

const FOUND = { string: 'a string', int: 'a number', float: 'a number', bool: 'a boolean' } as const;

function judgeScalar(value: YamlScalar, expected: SchemaType, place: Place): SchemaProblem | undefined {
  const type = scalarType(value, '1.1');
  if (type === 'null') return undefined;
  // kubectl keeps a plain date as the text that it is.
  const found = type === 'timestamp' ? 'string' : type;
  const string = expected.kind === 'string' || expected.kind === 'enum';
  const fits =
    (string && found === 'string') ||
    (expected.kind === 'number' && (found === 'int' || found === 'float')) ||
    (expected.kind === 'integer' && (found === 'int' || (found === 'float' && isWhole(value.text)))) ||
    (expected.kind === 'boolean' && found === 'bool') ||
    (expected.kind === 'intOrString' && found !== 'bool');
  const isListed = expected.kind !== 'enum' || value.text === '' || expected.values.includes(value.text);
  if (fits && isListed) return undefined;
  const base = { at: value.span, steps: stepsOf(place), value };
  if (!fits) {
    const words = expected.kind === 'integer' && found === 'float' ? 'a fraction' : FOUND[found];
    return { kind: 'wrong-type', ...base, expected: wordsOf(expected), found: words, quotable: string };
  }
  return expected.kind === 'enum' ? { kind: 'bad-enum', ...base, allowed: expected.values } : undefined;
}

/** `1.0` and `1e3` are whole numbers in JSON, which kubectl sends. */
function isWhole(text: string): boolean {
  return Number.isInteger(Number(text.replaceAll('_', '')));
}
