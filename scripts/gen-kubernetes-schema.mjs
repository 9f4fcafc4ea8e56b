// Writes the offline schema of Kubernetes' built-in kinds from the type declarations of kubernetes-models.
// The declarations are machine-written, so a reader of their small grammar is enough. kubernetes-models is installed
// apart, with `npm ci --prefix scripts/kubernetes`; without it the committed schema stays as it is.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = new URL('..', import.meta.url).pathname;
const models = join(root, 'scripts/kubernetes/node_modules/kubernetes-models');
if (!existsSync(models)) {
  console.log('skipped the Kubernetes schema: run `npm ci --prefix scripts/kubernetes` to generate it');
  process.exit(0);
}
const machinery = join(models, '../@kubernetes-models/apimachinery');

/** Types whose JSON is not what their declaration says. */
const SPECIAL = {
  IIoK8sApimachineryPkgUtilIntstrIntOrString: 'i',
  IIoK8sApimachineryPkgApiResourceQuantity: 'i',
  IIoK8sApimachineryPkgApisMetaV1Time: 's',
  IIoK8sApimachineryPkgApisMetaV1MicroTime: 's',
  IIoK8sApimachineryPkgApisMetaV1FieldsV1: 'a',
  IIoK8sApimachineryPkgRuntimeRawExtension: 'a',
};

function declarations(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.d.ts') && entry.name !== 'index.d.ts')
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** Reads `interface` bodies and type aliases of one declaration file. */
function readFile(path) {
  const text = readFileSync(path, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
  const tokens = text.match(/"(?:[^"\\]|\\.)*"|[A-Za-z_$][\w$]*|[{}[\]<>|;:?,()=&.]/g) ?? [];
  const types = [];
  for (let at = 0; at < tokens.length; at += 1) {
    if (tokens[at] === 'interface') types.push(readInterface(tokens, at));
    if (tokens[at] === 'type' && tokens[at + 2] === '=') {
      types.push({ local: tokens[at + 1], alias: readType(tokens, at + 3).type });
    }
  }
  const exported = [...text.matchAll(/\b(I\w+) as (II\w+)/g)];
  return types.map((type) => ({ ...type, name: exported.find(([, local]) => local === type.local)?.[2], path }));
}

function readInterface(tokens, at) {
  const open = tokens.indexOf('{', at);
  const typed = tokens.slice(at, open).includes('TypeMeta');
  return { local: tokens[at + 1], typed, ...readObject(tokens, open) };
}

/** `{ "a"?: T; "b": T; [key: string]: T }` */
function readObject(tokens, open) {
  const fields = [];
  let map;
  let at = open + 1;
  while (tokens[at] !== '}') {
    if (tokens[at] === '[') {
      const value = readType(tokens, tokens.indexOf(']', at) + 2);
      map = value.type;
      at = value.next;
    } else {
      const name = tokens[at].replaceAll('"', '');
      const optional = tokens[at + 1] === '?';
      const value = readType(tokens, at + (optional ? 3 : 2));
      fields.push({ name, optional, type: value.type });
      at = value.next;
    }
    if (tokens[at] === ';') at += 1;
  }
  return { fields, map, next: at + 1 };
}

function readType(tokens, start) {
  const options = [];
  let at = start;
  for (;;) {
    const token = tokens[at];
    if (token === '{') {
      const object = readObject(tokens, at);
      options.push(object.map ? { map: object.map } : object.fields.length > 0 ? { object } : { any: true });
      at = object.next;
    } else if (token === 'Array') {
      const item = readType(tokens, at + 2);
      options.push({ list: item.type });
      at = item.next + 1;
    } else if (token.startsWith('"')) {
      options.push({ literal: token.slice(1, -1) });
      at += 1;
    } else {
      options.push({ ref: token });
      at += 1;
      while (tokens[at] === '[' || tokens[at] === '.') at = tokens.indexOf(']', at) + 1;
    }
    if (tokens[at] !== '|') break;
    at += 1;
  }
  return { type: options.length === 1 ? options[0] : { union: options }, next: at };
}

const all = [...declarations(models), ...declarations(machinery)].flatMap(readFile);
const byName = new Map(all.filter(({ name }) => name).map((type) => [type.name, type]));
const numbers = new Map();
const lines = [];

/** The letter code of a type; `#n` for an object type, which gets its line on first use. */
function encode(type, owner) {
  if (type.any) return 'a';
  if (type.map) return `{${encode(type.map, owner)}`;
  if (type.object) {
    // Declared in place: what its fields name is declared in the file of its owner.
    type.object.path ??= owner.path;
    return `#${number(type.object)}`;
  }
  if (type.list) return `[${encode(type.list, owner)}`;
  if (type.literal !== undefined) return `"${type.literal}`;
  if (type.union) {
    const { union } = type;
    if (union.every(({ literal }) => literal !== undefined)) return `"${union.map(({ literal }) => literal).join(' ')}`;
    const codes = new Set(union.map((option) => encode(option, owner)));
    codes.delete('"');
    return codes.size === 1 ? [...codes][0] : [...codes].sort().join() === 'n,s' ? 'i' : 'a';
  }
  const plain = { string: 's', number: 'n', boolean: 'b', unknown: 'a', any: 'a', object: 'a' }[type.ref];
  if (plain) return plain;
  if (SPECIAL[type.ref]) return SPECIAL[type.ref];
  const target = byName.get(type.ref) ?? all.find(({ local, path }) => local === type.ref && path === owner.path);
  if (!target) throw new Error(`${owner.path}: ${type.ref} is declared nowhere`);
  if (target.alias) return encode(target.alias, target);
  // JSONSchemaProps takes arbitrary JSON in some places; the API server checks it further than a table can.
  if (/JSONSchemaProps$/.test(target.local)) return 'a';
  return `#${number(target)}`;
}

function number(type) {
  const known = numbers.get(type);
  if (known !== undefined) return known;
  const own = numbers.size;
  numbers.set(type, own);
  lines[own] = '';
  const fields = type.fields
    .filter(({ name }) => !(type.typed && (name === 'apiVersion' || name === 'kind')))
    .map(({ name, optional, type: value }) => `${name}${optional ? '' : '!'}:${encode(value, type)}`);
  lines[own] = type.map ? `*${encode(type.map, type)}` : fields.join('|');
  return own;
}

const kinds = all
  .filter(({ typed, path }) => typed && path.startsWith(`${models}/`))
  .map((type) => {
    const value = (name) => type.fields.find((field) => field.name === name)?.type.literal;
    return { key: `${value('apiVersion')} ${value('kind')}`, type };
  })
  .filter(({ key }) => !key.includes('undefined'))
  .map(({ key, type }) => `${key}=${number(type)}`)
  .sort();

const file = 'src/languages/kubernetes/schema.gen.ts';
const { version } = JSON.parse(readFileSync(join(models, 'package.json'), 'utf8'));
const quote = (list) => `'${list.join('\\n').replaceAll("'", "\\'")}'`;
const text = `// Generated by scripts/gen-kubernetes-schema.mjs from kubernetes-models ${version}; do not edit.

/** \`group/version Kind=number\` lines. */
export const KINDS = ${quote(kinds)};

/** One object type a line, by number: \`field:code\` joined by \`|\`, \`!\` marks a required field; \`*code\` is a map. */
export const TYPES = ${quote(lines)};
`;
let old;
try {
  old = readFileSync(join(root, file), 'utf8');
} catch {}
if (old !== text) writeFileSync(join(root, file), text);
