import type { Severity } from '../../core/finding.ts';
import type { Fix } from '../../core/rule.ts';
import { nearest } from '../../core/suggest.ts';
import { table } from '../../core/table.ts';
import type { Span } from '../../core/text.ts';
import { isNull, scalarType } from '../yaml/scalars.ts';
import {
  entriesOf,
  itemsOf,
  resolve,
  type YamlEntry,
  type YamlMap,
  type YamlNode,
  type YamlScalar,
  type YamlSequence,
} from '../yaml/tree.ts';
import { sectionOf, sectionsWith, type Type, typesOf } from './shape.ts';

/** A place where a file violates the Compose schema. */
export interface SchemaProblem {
  readonly at: Span;
  readonly message: string;
  readonly help?: string;
  readonly severity?: Severity;
  readonly fix?: Fix;
  /** Keys from the root. */
  readonly path: readonly string[];
}

interface Place {
  readonly path: readonly string[];
  /** Where to report a value that is a collection, or is missing. */
  readonly at: Span;
}

/** Sections that a misplaced key may belong to, as a reader would call them. */
const HOMES: Readonly<Record<string, string>> = table({
  root: 'the top level of the file',
  service: 'a service',
  build: '`build`',
  deploy: '`deploy`',
  healthcheck: '`healthcheck`',
  resources: '`deploy.resources`',
  limits: '`deploy.resources.limits`',
});
/** Keys of the first file format and what says the same now. */
const RENAMED: Readonly<Record<string, string>> = table({
  net: 'network_mode',
  log_driver: 'logging.driver',
  log_opt: 'logging.options',
  dockerfile: 'build.dockerfile',
  cpu_set: 'cpuset',
  volume_driver: 'driver` in a definition under `volumes',
});
/** Lists whose items the schema of Compose wants to differ. Ports have a rule of their own, CMP010. */
const UNIQUE = new Set([
  ...['additional_contexts', 'annotations', 'args', 'cap_add', 'cap_drop', 'depends_on', 'device_cgroup_rules', 'dns'],
  ...[
    'dns_opt',
    'dns_search',
    'environment',
    'expose',
    'external_links',
    'extra_hosts',
    'group_add',
    'labels',
    'links',
  ],
  ...['networks', 'profiles', 'security_opt', 'sysctls', 'tmpfs', 'volumes', 'volumes_from'],
]);
const NUMBER = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)$/;
const INTEGER = /^[-+]?\d+$/;
const BOOLEAN = /^(?:true|false|y|n|yes|no|on|off)$/i;
const WORDS: Readonly<Record<string, string>> = table({
  str: 'a string',
  num: 'a number',
  int: 'a whole number',
  bool: '`true` or `false`',
  list: 'a list',
  map: 'a mapping',
  section: 'a mapping',
});

/** Compares a mapping with a section of the shape. What an anchor shares is reported once. */
export function checkSection(map: YamlMap, section: string, path: readonly string[], at: Span): SchemaProblem[] {
  const problems: SchemaProblem[] = [];
  const seen = new Set<YamlNode>();
  checkMap(map, section, { path, at }, problems, seen);
  return problems;
}

function checkMap(map: YamlMap, name: string, place: Place, out: SchemaProblem[], seen: Set<YamlNode>): void {
  const section = sectionOf(name);
  const entries = entriesOf(map);
  const present = new Set(entries.map(({ key }) => key.text));
  const absent = (): string[] => [...section.keys.keys()].filter((key) => !present.has(key));
  for (const entry of entries) {
    const key = entry.key.text;
    if (key.startsWith('x-') || seen.has(entry.key)) continue;
    seen.add(entry.key);
    const types = section.free ?? section.keys.get(key);
    if (types) checkValue(entry.value, typesOf(types), { path: [...place.path, key], at: entry.key.span }, out, seen);
    else out.push(unknownKey(entry, absent(), name, place));
  }
  for (const key of section.required) {
    if (present.has(key)) continue;
    const at = map.entries[0]?.key.span ?? place.at;
    out.push({
      at,
      message: `${nameOf(place.path)} is missing the key \`${key}\``,
      help: `add \`${key}:\``,
      path: place.path,
    });
  }
}

function checkValue(
  node: YamlNode,
  types: readonly Type[],
  place: Place,
  out: SchemaProblem[],
  seen: Set<YamlNode>,
): void {
  const value = resolve(node);
  // `!reset` removes a value: what is written there does not count.
  if (!value || value.tag === '!reset' || types.some(({ kind }) => kind === 'any')) return;
  if (value.kind === 'sequence') {
    const list = types.find((type) => type.kind === 'list');
    if (list?.kind !== 'list') {
      out.push(wrongType('a list', types, place.at, place));
      return;
    }
    if (UNIQUE.has(place.path.at(-1) ?? '')) out.push(...repeated(value, place, seen));
    itemsOf(value).forEach((item, index) => {
      const at = item.kind === 'scalar' ? item.span : place.at;
      if (!seen.has(item)) checkValue(item, list.items, { path: [...place.path, String(index)], at }, out, seen);
      seen.add(item);
    });
    return;
  }
  if (value.kind === 'map') {
    const type = types.find(({ kind }) => kind === 'section' || kind === 'map');
    if (type?.kind === 'section') checkMap(value, type.name, place, out, seen);
    else if (type?.kind === 'map') {
      for (const { key, value: inner } of entriesOf(value)) {
        if (seen.has(key) || key.text.startsWith('x-')) continue;
        seen.add(key);
        checkValue(inner, type.values, { path: [...place.path, key.text], at: key.span }, out, seen);
      }
    } else out.push(wrongType('a mapping', types, value.flow ? value.span : place.at, place));
    return;
  }
  if (!fits(value, types)) out.push(wrongScalar(value, types, place));
}

/** Repeated list items; some versions of Compose refuse them, others drop them. */
function* repeated(list: YamlSequence, place: Place, seen: ReadonlySet<YamlNode>): Iterable<SchemaProblem> {
  const known = new Set<string>();
  for (const [index, item] of itemsOf(list).entries()) {
    if (item.kind !== 'scalar' || isNull(item) || seen.has(item)) continue;
    if (known.has(item.text))
      yield {
        at: item.span,
        message: `\`${item.text}\` appears twice in ${nameOf(place.path)}`,
        help: 'remove one of them',
        severity: 'warning',
        path: [...place.path, String(index)],
      };
    known.add(item.text);
  }
}

function fits(scalar: YamlScalar, types: readonly Type[]): boolean {
  if (isNull(scalar)) return types.some(({ kind }) => kind === 'null');
  const isScalarType = types.some(({ kind }) => kind !== 'list' && kind !== 'map' && kind !== 'section');
  if (scalar.text.includes('$') && isScalarType) return true;
  const actual = scalarType(scalar, '1.2');
  return types.some((type) => {
    switch (type.kind) {
      case 'str':
        return actual === 'string';
      case 'word':
        return scalar.text === type.word;
      // Strings are cast where Compose expects a number or a boolean.
      case 'num':
        return actual === 'int' || actual === 'float' || NUMBER.test(scalar.text);
      case 'int':
        return actual === 'int' || INTEGER.test(scalar.text);
      case 'bool':
        return actual === 'bool' || BOOLEAN.test(scalar.text);
      default:
        return false;
    }
  });
}

function wrongScalar(scalar: YamlScalar, types: readonly Type[], place: Place): SchemaProblem {
  if (isNull(scalar)) return wrongType('empty', types, scalar.text === '' ? place.at : scalar.span, place);
  const words = types.flatMap((type) => (type.kind === 'word' ? [type.word] : []));
  const actual = scalarType(scalar, '1.2');
  if (words.length > 0 && actual === 'string') {
    const meant = nearest(scalar.text, words);
    return {
      at: scalar.span,
      message: `\`${scalar.text}\` is not a valid value of ${nameOf(place.path)}${meant ? `; did you mean \`${meant}\`?` : ''}`,
      help: `use one of ${words.map((word) => `\`${word}\``).join(', ')}`,
      path: place.path,
    };
  }
  const problem = wrongType(`\`${scalar.text}\``, types, scalar.span, place);
  if (actual === 'string' || !types.some(({ kind }) => kind === 'str')) return problem;
  const quoted = `"${scalar.text}"`;
  const edits = [{ span: scalar.span, text: quoted }];
  return {
    ...problem,
    help: `quote it: \`${quoted}\``,
    ...(scalar.style === 'plain' && { fix: { title: 'Quote the value', safety: 'safe', edits } }),
  };
}

function wrongType(actual: string, types: readonly Type[], at: Span, place: Place): SchemaProblem {
  const kinds = types
    .filter(({ kind }) => kind !== 'null')
    .map((type) => (type.kind === 'word' ? `\`${type.word}\`` : (WORDS[type.kind] ?? '')));
  const expected = [...new Set(kinds)].join(' or ');
  return { at, message: `${nameOf(place.path)} is ${actual}, but Compose expects ${expected}`, path: place.path };
}

/** @param absent keys of the section that are not there, one of which may be meant */
function unknownKey(entry: YamlEntry, absent: readonly string[], name: string, place: Place): SchemaProblem {
  const key = entry.key.text;
  const meant = nearest(key, absent);
  const where = place.path.length === 0 ? 'the top level of the file' : nameOf(place.path);
  const base = { at: entry.key.span, path: [...place.path, key] };
  const renamed = name === 'service' ? RENAMED[key] : undefined;
  if (renamed) {
    return { ...base, message: `${where} has the legacy key \`${key}\``, help: `write \`${renamed}\`` };
  }
  if (meant) {
    return {
      ...base,
      message: `${where} has the unknown key \`${key}\`; did you mean \`${meant}\`?`,
      help: `write \`${meant}\``,
      fix: { title: `Write \`${meant}\``, safety: 'unsafe', edits: [{ span: entry.key.span, text: meant }] },
    };
  }
  const homes = sectionsWith(key).flatMap((one) => (one === name ? [] : (HOMES[one] ?? [])));
  const isService =
    name === 'root' &&
    entriesOf(entry.value).some(({ key: inner }) => inner.text === 'image' || inner.text === 'build');
  return {
    ...base,
    message: `${where} has the unknown key \`${key}\``,
    help: isService
      ? `indent \`${key}\` under \`services:\``
      : homes.length > 0
        ? `move \`${key}\` to ${homes.join(' or ')}`
        : `remove \`${key}\`, or rename it to \`x-${key}\` if one of your own tools reads it`,
  };
}

/** A path as a reader names it: `services.web.build`, items as `ports[0]`. */
function nameOf(path: readonly string[]): string {
  if (path.length === 0) return 'the file';
  return `\`${path.map((part, index) => (/^\d+$/.test(part) ? `[${part}]` : index === 0 ? part : `.${part}`)).join('')}\``;
}
