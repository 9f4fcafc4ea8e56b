// Compares our schema rules with the real kubeconform, by file, line and kind of problem, over the manifests that are
// named as arguments (files or folders). For developers only: nothing of it is shipped. `KUBECONFORM` names the
// program, `KUBECONFORM_SCHEMAS` a folder of JSON schemas: kubeconform brings none along and would download them. The
// Python package kubernetes-validate holds some; its folder `kubernetes-json-schema/v1.37.0-local-strict` will do.
//
//   node scripts/kubeconform-diff.mjs [--mutate 3] [--custom] [--kind unknown] [--show 5] path...
//   node scripts/kubeconform-diff.mjs --fields
//
// `--mutate` compares broken copies instead, so many of each object: a key renamed, a field taken away, a value of
// another type. Which, a fixed sequence of numbers decides. `--custom` gives our rules the same objects as custom
// resources, with CustomResourceDefinitions that are written from kubeconform's schemas. `--fields` compares the schemas themselves.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { parseAllDocuments, stringify } from 'yaml';
import { loadSource, memoryRepository } from './diff/engine.mjs';
import { yamlFiles } from './diff/manifests.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    mutate: { type: 'string', default: '0' },
    custom: { type: 'boolean', default: false },
    kind: { type: 'string' },
    fields: { type: 'boolean', default: false },
    show: { type: 'string', default: '0' },
  },
});
const kubeconform = process.env.KUBECONFORM ?? 'kubeconform';
const schemas = process.env.KUBECONFORM_SCHEMAS ?? '';
const version = spawnSync(kubeconform, ['-v'], { encoding: 'utf8' });
const obstacle =
  version.error && !values.fields
    ? `${kubeconform} was not found`
    : !existsSync(schemas)
      ? 'KUBECONFORM_SCHEMAS names no folder of schemas'
      : positionals.length === 0 && !values.fields && 'no manifests were named';
if (obstacle) {
  console.log(`skipped: ${obstacle}`);
  process.exit(0);
}

/** Our rules for each kind of problem that a JSON schema can tell. */
const RULES = {
  unknown: ['K8S005'],
  missing: ['K8S007'],
  type: ['K8S006', 'K8S011'],
  enum: ['K8S008'],
  unread: ['K8S001', 'K8S002', 'K8S010'],
};

const { run, DEFAULT_CONFIG, Listing, classify, language, yaml, schema, lives } =
  await loadSource(`export { run } from './run.ts';
export { DEFAULT_CONFIG } from '../config/config.ts';
export { Listing } from '../collect/listing.ts';
export { classify } from '../collect/classify.ts';
export { language } from './rules-kubernetes.gen.ts';
export * as yaml from '../languages/yaml/tree.ts';
export * as schema from '../languages/kubernetes/schema.ts';
export * as lives from '../languages/kubernetes/data/field-lives.ts';`);

if (values.fields) {
  compareFields();
  process.exit(0);
}

let definitionsOfAll;
const folder = mkdtempSync(join(tmpdir(), 'plimsoll-diff-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

const readAll = (paths) =>
  paths
    .map((path) => ({ path, text: readFileSync(path, 'utf8'), origin: 'worktree' }))
    .filter(({ path, text }) => classify(path, text) === 'kubernetes');
const named = readAll(yamlFiles(positionals));
const files = Number(values.mutate) > 0 ? readAll(mutate(named, Number(values.mutate))) : named;
const parsed = new Map(files.map((file) => [file.path, language.parse(file)]));

/** Prints what only one of the schemas knows; `status`, which no manifest holds, is left out. */
function compareFields() {
  const definitions = JSON.parse(readFileSync(join(schemas, '_definitions.json'), 'utf8')).$defs;
  const said = new Set();
  const seen = new Set();
  const known = new Set();
  let compared = 0;
  for (const { apiVersion, kind } of schema.knownKinds()) {
    const [versionName, group] = apiVersion.split('/').reverse();
    const name = [kind.toLowerCase(), ...(group ? [group.split('.')[0]] : []), versionName].join('-');
    known.add(`${apiVersion} ${kind}`);
    if (kind.endsWith('List') || !existsSync(join(schemas, `${name}.json`))) continue;
    compared += 1;
    const theirs = JSON.parse(readFileSync(join(schemas, `${name}.json`), 'utf8'));
    walk(theirs, schema.schemaOf(apiVersion, kind), kind);
  }
  const missing = readdirSync(schemas)
    .map((name) => JSON.parse(readFileSync(join(schemas, name), 'utf8')))
    .filter(({ properties }) => properties?.metadata && !properties.items)
    .flatMap((one) => one['x-kubernetes-group-version-kind'] ?? [])
    .map(({ group, version: of, kind }) => `${group ? `${group}/` : ''}${of} ${kind}`)
    .filter((kind) => !known.has(kind) && !lives.YOUNG_KINDS.has(kind) && !/v\d(?:alpha|beta)/.test(kind));
  console.log(`${compared} kinds in both`);
  for (const line of [...said, ...missing.map((kind) => `only theirs: ${kind}`)].sort()) console.log(line);

  function walk(reference, own, path) {
    const theirs = reference?.$ref ? definitions[reference.$ref.split('/').at(-1)] : reference;
    if (!theirs || own.kind === 'any') return;
    const [type] = [theirs.type].flat().filter((one) => one !== 'null');
    const words = { object: 'object', map: 'object', list: 'array', enum: 'string', number: 'integer number' };
    if (own.kind === 'intOrString' ? !theirs.oneOf : !(words[own.kind] ?? own.kind).includes(type ?? '?'))
      said.add(`${path}: ${own.kind} and ${type}`);
    else if (own.kind === 'list') walk(theirs.items, own.of, path);
    else if (own.kind === 'map') walk(theirs.additionalProperties, own.of, path);
    else if (own.kind === 'object') walkObject(theirs, own, path);
  }

  function walkObject(theirs, own, path) {
    const { fields, map, required } = own.read();
    if (map) walk(theirs, map, path);
    if (map || !theirs.properties || seen.has(own)) return;
    seen.add(own);
    const isOther = (name) => name !== 'status' && name !== 'apiVersion' && name !== 'kind';
    for (const [name, value] of Object.entries(theirs.properties).filter(([name]) => isOther(name))) {
      const field = fields.get(name);
      const isKnown = field || lives.lifeOf(name, path, path.endsWith('.template.spec'));
      if (field) walk(value, field.type, `${path}.${name}`);
      else if (!isKnown) said.add(`only theirs: ${path}.${name}`);
    }
    for (const name of fields.keys()) if (!(name in theirs.properties)) said.add(`only ours: ${path}.${name}`);
    const needed = theirs.required ?? [];
    for (const name of needed) if (!required.includes(name)) said.add(`required there: ${path}.${name}`);
    for (const name of required) if (!needed.includes(name)) said.add(`required here: ${path}.${name}`);
  }
}

/** References in the schemas name a host; beside each other they can be read from the disk. */
function localSchemas() {
  const target = join(folder, 'schemas');
  mkdirSync(target);
  for (const name of readdirSync(schemas)) {
    const { $id: _, ...schema } = JSON.parse(readFileSync(join(schemas, name), 'utf8'));
    writeFileSync(
      join(target, name),
      JSON.stringify(schema).replaceAll('"/api/_definitions.json', '"_definitions.json'),
    );
  }
  return target;
}

/** Copies of whole objects with one thing wrong in each. */
function mutate(manifests, perObject) {
  const target = join(folder, 'manifests');
  mkdirSync(target);
  let seed = 1;
  const pick = (list) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return list[seed % list.length];
  };
  const paths = [];
  for (const { text } of manifests.filter((file) => !language.parse(file).template)) {
    for (const document of parseAllDocuments(text, { version: '1.1' })) {
      if (document.errors.length > 0) continue;
      const object = JSON.parse(JSON.stringify(document.toJS() ?? null));
      if (typeof object?.metadata !== 'object' || object.metadata === null) continue;
      for (let copy = 0; copy < perObject; copy += 1) {
        const broken = structuredClone(object);
        const places = placesIn(broken).filter(({ holder }) => holder !== broken);
        if (places.length === 0) continue;
        const { holder, key } = pick(places);
        const value = holder[key];
        const change = pick(['rename', 'remove', 'retype']);
        if (change !== 'retype') delete holder[key];
        if (change === 'rename') holder[`${key}x`] = value;
        if (change === 'retype') holder[key] = pick([5, 'word', true, {}, [], ['word'], { word: 5 }]);
        const path = join(target, `${paths.length}.yaml`);
        writeFileSync(path, stringify(broken));
        paths.push(path);
      }
    }
  }
  return paths;
}

/** Every entry of every mapping. */
function placesIn(value) {
  if (typeof value !== 'object' || value === null) return [];
  const own = Array.isArray(value) ? [] : Object.keys(value).map((key) => ({ holder: value, key }));
  return [...own, ...Object.values(value).flatMap(placesIn)];
}

/** The line of a problem: of the key, of the value, or of what should hold it. */
function lineAt(path, root, steps, isKey) {
  let node = root;
  let at = root.span.start;
  for (const [depth, step] of steps.entries()) {
    const value = yaml.resolve(node);
    if (value?.kind === 'sequence') {
      node = value.items[Number(step)];
      at = node?.span.start;
    } else {
      const entry = value?.kind === 'map' ? yaml.entryOf(value, step) : undefined;
      node = entry?.value;
      at = isKey || depth < steps.length - 1 ? entry?.key.span.start : startOf(node);
    }
    if (at === undefined) return '?';
  }
  return parsed.get(path).file.text.slice(0, at).split('\n').length;
}

/** A mapping is reported at its first key. */
function startOf(node) {
  const value = yaml.resolve(node);
  return value?.kind === 'map' ? (value.entries[0]?.key.span.start ?? value.span.start) : node?.span.start;
}

/** What kubeconform says, as `file:line kind`. A document that it cannot read counts for its file. */
function theirs() {
  const place = `${localSchemas()}/{{.ResourceKind}}{{.KindSuffix}}.json`;
  const found = new Map();
  const judged = new Set();
  const absent = new Map();
  for (let at = 0; at < files.length; at += 100) {
    const paths = files.slice(at, at + 100).map(({ path }) => path);
    const args = ['-strict', '-verbose', '-n', '1', '-output', 'json', '-schema-location', place, ...paths];
    const result = spawnSync(kubeconform, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
    for (const one of JSON.parse(result.stdout).resources) {
      const { filename, kind, name, version: apiVersion, status, msg } = one;
      if (/could not find schema/.test(msg)) {
        absent.set(`${apiVersion} ${kind}`, (absent.get(`${apiVersion} ${kind}`) ?? 0) + 1);
        continue;
      }
      judged.add(filename);
      const inMetadata = /cannot unmarshal (.*) into Go struct field \.Metadata\.(\w+)/.exec(msg);
      if (inMetadata) {
        // Names and namespaces that are no texts end its reading; which object it is, it does not say.
        for (const { root } of parsed.get(filename).resources) {
          const line = lineAt(filename, root, ['metadata', inMetadata[2].toLowerCase()], false);
          found.set(`${filename}:${line} type`, msg);
        }
      } else if (status === 'statusError') found.set(`${filename} unread`, msg);
      if (status !== 'statusInvalid') continue;
      const object = parsed
        .get(filename)
        .resources.find(
          (own) => own.kind.text === kind && own.apiVersion.text === apiVersion && (own.name ?? '') === name,
        );
      for (const [, pointer, text] of msg.matchAll(/- at '([^']*)': (.*?)(?= +- at '|$)/g)) {
        const steps = pointer
          .split('/')
          .slice(1)
          .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
        for (const { type, key } of problemsIn(text)) {
          const line = object ? lineAt(filename, object.root, key ? [...steps, key] : steps, type !== 'type') : '?';
          found.set(`${filename}:${line} ${type}`, `${pointer}: ${text}`);
        }
      }
    }
  }
  return { found, judged, absent };
}

function problemsIn(text) {
  const unknown = /^additional properties (.*) not allowed/.exec(text);
  if (unknown) return [...unknown[1].matchAll(/'([^']*)'/g)].map(([, key]) => ({ type: 'unknown', key }));
  // The line of what is missing is that of its holder, once for all of it.
  if (/^missing propert/.test(text)) return [{ type: 'missing' }];
  if (/^value must be/.test(text)) return [{ type: 'enum' }];
  return /^(?:got|oneOf)/.test(text) ? [{ type: 'type' }] : [];
}

/** A copy of a file whose objects are of a group of their own; what defines them is added to the definitions. */
function asCustom(file, definitions) {
  let { text } = file;
  for (const { apiVersion, kind, group, version: name } of parsed.get(file.path).resources.toReversed()) {
    const own = `${[...(group ? [group.split('.')[0]] : []), 'kind'].join('-')}.example.com`;
    const schema = join(
      schemas,
      `${[kind.text, ...(group ? [group.split('.')[0]] : []), name].join('-')}.json`.toLowerCase(),
    );
    if (!existsSync(schema)) continue;
    text = `${text.slice(0, apiVersion.span.start)}${own}/${name}${text.slice(apiVersion.span.end)}`;
    const path = `crds/${own}_${kind.text}_${name}.json`;
    if (!definitions.has(path)) definitions.set(path, JSON.stringify(definitionOf(own, kind.text, name, schema)));
  }
  return { ...file, text };
}

function definitionOf(group, kind, name, schema) {
  const openAPIV3Schema = structural(JSON.parse(readFileSync(schema, 'utf8')), []);
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${kind}.${group}`.toLowerCase() },
    spec: { group, names: { kind }, versions: [{ name, served: true, storage: true, schema: { openAPIV3Schema } }] },
  };
}

/** A JSON schema as a definition may hold it: without references, and with the extensions of Kubernetes. */
function structural(schema, above) {
  if (schema.$ref) {
    const target = schema.$ref.split('/').at(-1);
    definitionsOfAll ??= JSON.parse(readFileSync(join(schemas, '_definitions.json'), 'utf8')).$defs;
    if (above.includes(target)) return { 'x-kubernetes-preserve-unknown-fields': true };
    return structural(definitionsOfAll[target], [...above, target]);
  }
  if (schema.oneOf) return { 'x-kubernetes-int-or-string': true };
  const [type] = [schema.type].flat().filter((one) => one !== 'null');
  const entries = Object.entries(schema.properties ?? {});
  return {
    ...(type && { type }),
    ...(entries.length > 0 && {
      properties: Object.fromEntries(entries.map(([key, value]) => [key, structural(value, above)])),
    }),
    ...(schema.required && { required: schema.required }),
    ...(schema.items && { items: structural(schema.items, above) }),
    ...(schema.additionalProperties && { additionalProperties: structural(schema.additionalProperties, above) }),
  };
}

/** What our rules say, in the same words. */
async function ours() {
  const kinds = Object.entries(RULES);
  const definitions = new Map();
  const checked = values.custom ? files.map((file) => asCustom(file, definitions)) : files;
  const result = await run({
    files: checked.map((file) => ({ file, language: 'kubernetes' })),
    config: { ...DEFAULT_CONFIG, select: kinds.flatMap(([, rules]) => rules) },
    today: new Date(),
    ...(values.custom && { repository: memoryRepository(Listing, definitions) }),
  });
  for (const { message, file, stack } of result.errors) console.log(`ERROR ${file}: ${message}\n${stack}`);
  return new Map(
    result.findings.flatMap(({ rule, file, start, message }) => {
      // A patch can be read; there is only less to say about it.
      if (rule === 'K8S010' && !message.includes('template')) return [];
      const [kind] = kinds.find(([, rules]) => rules.includes(rule));
      return [[kind === 'unread' ? `${file} unread` : `${file}:${start.line} ${kind}`, `${rule} ${message}`]];
    }),
  );
}

const { found, judged, absent } = theirs();
const own = await ours();
console.log(`kubeconform ${version.stdout.trim()}: ${files.length} files, ${judged.size} of them judged by both`);
console.log('\n| problem | our rules | agree | only ours | only theirs |');
console.log('| --- | --- | ---: | ---: | ---: |');
for (const [kind, rules] of Object.entries(RULES)) {
  const isKind = (key) => key.endsWith(` ${kind}`);
  const isJudged = (key) => judged.has(key.replace(/(?::\S+)? \S+$/, ''));
  const more = [...own.keys()].filter((key) => isKind(key) && !found.has(key) && isJudged(key));
  const less = [...found.keys()].filter((key) => isKind(key) && !own.has(key));
  const both = [...found.keys()].filter((key) => isKind(key) && own.has(key)).length;
  console.log(`| ${kind} | ${rules.join(', ')} | ${both} | ${more.length} | ${less.length} |`);
  if (values.kind && values.kind !== kind) continue;
  const shown = (key) => relative('.', key);
  for (const key of more.slice(0, Number(values.show))) console.log(`  only ours: ${shown(key)}: ${own.get(key)}`);
  for (const key of less.slice(0, Number(values.show))) console.log(`  only theirs: ${shown(key)}: ${found.get(key)}`);
}
const left = [...absent].map(([gvk, count]) => `${gvk} (${count})`);
if (left.length > 0) console.log(`\nwithout a schema there: ${left.join(', ')}`);
