import { booleanOf, isNull, stringOf } from '../yaml/scalars.ts';
import { asMap, entriesOf, get, getIn, itemsOf, type YamlMap, type YamlNode, type YamlValue } from '../yaml/tree.ts';
import type { DefinedVersion, Definition } from './definitions.ts';
import type { KubernetesDocument, Resource } from './document.ts';
import { type ObjectType, type SchemaField, type SchemaType, schemaOf } from './schema.ts';

const ANY: SchemaType = { kind: 'any' };
const STRING: SchemaType = { kind: 'string' };
const ANY_MAP: SchemaType = { kind: 'map', of: ANY };
/** Lists of lists and maps of maps; fields do not count, as they are read when they are asked for. */
const MAX_NESTING = 16;

/** The definitions of a manifest; those of templates and patches are not whole. */
export function definitionsIn(doc: KubernetesDocument): readonly Definition[] {
  if (doc.template) return [];
  return doc.resources.flatMap((resource) => definitionOf(resource, doc.file.path) ?? []);
}

function definitionOf({ kind, apiVersion, root, partial }: Resource, path: string): Definition | undefined {
  if (partial || kind.text !== 'CustomResourceDefinition' || apiVersion.text !== 'apiextensions.k8s.io/v1') return;
  const spec = get(root, 'spec');
  const group = stringOf(get(spec, 'group'));
  const name = stringOf(getIn(spec, ['names', 'kind']));
  if (!group || !name) return undefined;
  const keepsAll = booleanOf(get(spec, 'preserveUnknownFields')) === true;
  const versions = new Map<string, DefinedVersion>();
  for (const version of itemsOf(get(spec, 'versions'))) {
    const schema = keepsAll ? undefined : asMap(getIn(version, ['schema', 'openAPIV3Schema']));
    const served = booleanOf(get(version, 'served')) !== false;
    versions.set(stringOf(get(version, 'name')) ?? '', { served, type: schema && customType(schema) });
  }
  return versions.size > 0 ? { path, group, kind: name, versions } : undefined;
}

/**
 * The type that an `openAPIV3Schema` describes. What a server checks beyond types, fields and listed words (patterns,
 * ranges, `oneOf`, CEL) is not read.
 * @param schema the schema of the whole object
 */
function customType(schema: YamlMap): SchemaType {
  const reader = new SchemaReader();
  return reader.object(schema, () => reader.root(schema));
}

/** Reads one schema: the same type for the same node, so that what anchors repeat is read once. */
class SchemaReader {
  private readonly known = new Map<YamlValue, SchemaType>();

  /** The server checks `metadata` as it does for its own kinds, and takes no `status` from a manifest. */
  root(schema: YamlMap): ObjectType {
    const own = this.fieldsOf(schema);
    const fields = new Map(own.fields);
    fields.set('metadata', { name: 'metadata', required: false, type: metadataType() });
    if (fields.has('status')) fields.set('status', { name: 'status', required: false, type: ANY });
    const isJudged = (name: string): boolean => !['apiVersion', 'kind', 'metadata', 'status'].includes(name);
    return { ...own, fields, required: own.required.filter(isJudged) };
  }

  object(schema: YamlMap, read: () => ObjectType): SchemaType {
    if (entriesOf(get(schema, 'properties')).length === 0) {
      // An object without declared fields accepts anything: nothing declares that the server prunes it.
      const inner = asMap(get(schema, 'additionalProperties'));
      return inner ? { kind: 'map', of: this.type(inner, 1) } : ANY_MAP;
    }
    let fields: ObjectType | undefined;
    return {
      kind: 'object',
      read: () => {
        fields ??= read();
        return fields;
      },
    };
  }

  private type(node: YamlNode | undefined, nesting: number): SchemaType {
    const schema = asMap(node);
    if (!schema || nesting > MAX_NESTING) return ANY;
    const known = this.known.get(schema);
    if (known) return known;
    const type = this.typeOf(schema, nesting);
    this.known.set(schema, type);
    return type;
  }

  private typeOf(schema: YamlMap, nesting: number): SchemaType {
    if (isTrue(schema, 'x-kubernetes-int-or-string')) return { kind: 'intOrString' };
    const type = stringOf(get(schema, 'type'));
    switch (type) {
      case 'string':
        return wordsOf(schema);
      case 'integer':
      case 'number':
        return { kind: type };
      case 'boolean':
        return { kind: 'boolean' };
      case 'array':
        return { kind: 'list', of: this.type(get(schema, 'items'), nesting + 1) };
      case 'object':
        return this.object(schema, () => this.fieldsOf(schema));
      default:
        return ANY;
    }
  }

  private fieldsOf(schema: YamlMap): ObjectType {
    const properties = entriesOf(get(schema, 'properties'));
    const needed = new Set(itemsOf(get(schema, 'required')).map((item) => stringOf(item)));
    const fields = new Map<string, SchemaField>();
    for (const { key, value } of properties) {
      // What has a default is filled in before anything can be missing.
      const required = needed.has(key.text) && !get(value, 'default');
      fields.set(key.text, { name: key.text, required, type: this.type(value, 0) });
    }
    if (isTrue(schema, 'x-kubernetes-embedded-resource')) addEmbedded(fields);
    return {
      fields,
      required: [...fields.values()].filter(({ required }) => required).map(({ name }) => name),
      open: isTrue(schema, 'x-kubernetes-preserve-unknown-fields') || isOpen(get(schema, 'additionalProperties')),
    };
  }
}

/** A whole object inside another one has what every object has. */
function addEmbedded(fields: Map<string, SchemaField>): void {
  for (const name of ['apiVersion', 'kind'])
    if (!fields.has(name)) fields.set(name, { name, required: false, type: STRING });
  fields.set('metadata', { name: 'metadata', required: false, type: metadataType() });
}

function metadataType(): SchemaType {
  const object = schemaOf('v1', 'ConfigMap');
  const field = object?.kind === 'object' ? object.read().fields.get('metadata') : undefined;
  return field?.type ?? ANY;
}

/** The enum values of a string; a list with anything else in it is not used. */
function wordsOf(schema: YamlMap): SchemaType {
  const values = itemsOf(get(schema, 'enum')).filter((item) => !isNull(item));
  const words = values.flatMap((item) => stringOf(item) ?? []);
  return words.length > 0 && words.length === values.length ? { kind: 'enum', values: words } : STRING;
}

function isTrue(schema: YamlMap, key: string): boolean {
  return booleanOf(get(schema, key)) === true;
}

function isOpen(node: YamlNode | undefined): boolean {
  return node !== undefined && booleanOf(node) !== false;
}

/** Definitions made for tests; they apply to the files next to them. */
const TEST_FOLDER = /(?:^|\/)(?:testdata|__fixtures__|fixtures?|tests?)\//;

/** Whether a path names a kind or its group, as tools do that write one file for each definition. */
export function isNamed(path: string, group: string, kind: string): boolean {
  const lower = path.toLowerCase();
  return lower.includes(kind.toLowerCase()) || lower.includes(group);
}

/** Whether a definition counts for an object, by their paths. */
export function isFor(definition: string, path: string): boolean {
  const match = TEST_FOLDER.exec(definition);
  return !match || path.startsWith(definition.slice(0, match.index + match[0].length));
}
