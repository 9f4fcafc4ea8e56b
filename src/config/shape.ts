import { nearest } from '../core/suggest.ts';

export type Path = readonly (string | number)[];

/** Something wrong in a configuration, by where it stands in the data. */
export interface ConfigProblem {
  readonly path: Path;
  /** Whether the key itself is wrong, or what it holds. */
  readonly on: 'key' | 'value';
  readonly message: string;
}

export type JsonSchema = Readonly<Record<string, unknown>>;

/** What a value must be: how it is read, and how a JSON Schema says the same. */
export interface Shape<T> {
  /** The value when it is right; otherwise undefined and at least one problem. */
  read(value: unknown, path: Path, problems: ConfigProblem[]): T | undefined;
  readonly json: JsonSchema;
}

type Fields = Readonly<Record<string, Shape<unknown>>>;

/** What an object of these fields holds. Every field may be absent. */
export type Fielded<F extends Fields> = { readonly [K in keyof F]?: F[K] extends Shape<infer T> ? T : never };

export type TypeOf<S> = S extends Shape<infer T> ? T : never;

export const boolean: Shape<boolean> = {
  json: { type: 'boolean' },
  read(value, path, problems) {
    if (typeof value === 'boolean') return value;
    problems.push({ path, on: 'value', message: `must be true or false, not ${kindOf(value)}` });
    return undefined;
  },
};

/** A text; `check` may say what is wrong with it. */
export function text(check?: (value: string) => string | undefined, json: JsonSchema = {}): Shape<string> {
  return {
    json: { type: 'string', ...json },
    read(value, path, problems) {
      const message = typeof value === 'string' ? check?.(value) : `must be a text, not ${kindOf(value)}`;
      if (message === undefined && typeof value === 'string') return value;
      problems.push({ path, on: 'value', message: message ?? 'must be a text' });
      return undefined;
    },
  };
}

/** One of a few words. */
export function oneOf<const W extends string>(words: readonly W[]): Shape<W> {
  return {
    json: { enum: words },
    read(value, path, problems) {
      const found = words.find((word) => word === value);
      if (found !== undefined) return found;
      const near = typeof value === 'string' ? nearest(value, words) : undefined;
      const end = near ? `; did you mean \`${near}\`?` : typeof value === 'string' ? '' : `, not ${kindOf(value)}`;
      problems.push({ path, on: 'value', message: `must be one of ${words.join(', ')}${end}` });
      return undefined;
    },
  };
}

/** A list. A single text is a list of one, so that `ignore: DL3008` means what it says. */
export function list<T>(of: Shape<T>): Shape<readonly T[]> {
  const json = { type: 'array', items: of.json };
  const takesText = of.json['type'] === 'string' || of.json['enum'] !== undefined;
  return {
    json: takesText ? { anyOf: [json, of.json] } : json,
    read(value, path, problems) {
      if (takesText && typeof value === 'string') {
        const item = of.read(value, path, problems);
        return item === undefined ? undefined : [item];
      }
      if (!Array.isArray(value)) {
        problems.push({ path, on: 'value', message: `must be a list, not ${kindOf(value)}` });
        return undefined;
      }
      return value.flatMap((item, index) => of.read(item, [...path, index], problems) ?? []);
    },
  };
}

/** A mapping whose keys are free but for `check`. */
export function mapOf<T>(
  of: Shape<T>,
  check?: (key: string) => string | undefined,
): Shape<Readonly<Record<string, T>>> {
  return {
    json: { type: 'object', additionalProperties: of.json },
    read(value, path, problems) {
      if (!isObject(value)) {
        problems.push({ path, on: 'value', message: `must be a mapping, not ${kindOf(value)}` });
        return undefined;
      }
      const entries: [string, T][] = [];
      for (const [key, held] of Object.entries(value)) {
        const message = check?.(key);
        if (message !== undefined) problems.push({ path: [...path, key], on: 'key', message });
        const item = of.read(held, [...path, key], problems);
        if (item !== undefined) entries.push([key, item]);
      }
      return Object.fromEntries(entries);
    },
  };
}

/** A field with the sentence that documents it. */
export function described<T>(shape: Shape<T>, description: string): Shape<T> {
  return { ...shape, json: { ...shape.json, description } };
}

/** A mapping of known keys. */
export function object<F extends Fields>(fields: F, options: { required?: readonly string[] } = {}): Shape<Fielded<F>> {
  const names = Object.keys(fields);
  const properties = Object.fromEntries(names.map((name) => [name, fields[name]?.json ?? {}]));
  const required = options.required ?? [];
  return {
    json: { type: 'object', properties, additionalProperties: false, ...(required.length > 0 && { required }) },
    read(value, path, problems) {
      if (!isObject(value)) {
        problems.push({ path, on: 'value', message: `must be a mapping, not ${kindOf(value)}` });
        return undefined;
      }
      const entries: [string, unknown][] = [];
      for (const [key, held] of Object.entries(value)) {
        const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
        if (field) entries.push([key, field.read(held, [...path, key], problems)]);
        else problems.push({ path: [...path, key], on: 'key', message: unknownKey(key, names) });
      }
      for (const name of required) {
        if (!Object.hasOwn(value, name)) problems.push({ path, on: 'value', message: `lacks the key \`${name}\`` });
      }
      // The one cast: each value went through the field of its own key.
      return Object.fromEntries(entries.filter(([, held]) => held !== undefined)) as Fielded<F>;
    },
  };
}

/** The words for a key that nobody knows. */
export function unknownKey(key: string, known: readonly string[]): string {
  const near =
    nearest(key, known) ?? known.find((name) => name.toLowerCase() === key.replace(/[-_]/g, '').toLowerCase());
  return `unknown key \`${key}\`; ${near ? `did you mean \`${near}\`?` : `known are ${known.filter((name) => !name.startsWith('$')).join(', ')}`}`;
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a value is; never the value itself, which may be a secret of another file that was taken for a configuration. */
function kindOf(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a mapping';
  return typeof value === 'string' ? 'a text' : `a ${typeof value}`;
}
