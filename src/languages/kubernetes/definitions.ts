import type { KubernetesDocument, Resource } from './document.ts';
import { type SchemaType, schemaOf } from './schema.ts';

/** A CustomResourceDefinition of the repository. */
export interface Definition {
  /** The path of its file. */
  readonly path: string;
  readonly group: string;
  readonly kind: string;
  readonly versions: ReadonlyMap<string, DefinedVersion>;
}

export interface DefinedVersion {
  /** Whether the server offers it. */
  readonly served: boolean;
  /** Absent where nothing is said about its objects. */
  readonly type: SchemaType | undefined;
}

/** Whether an object may be of a custom kind; the groups of those have a dot in their names. */
export function isCustom({ group, apiVersion, kind }: Resource): boolean {
  return group.includes('.') && schemaOf(apiVersion.text, kind.text) === undefined;
}

/** The definitions of the kind of an object. A repository may hold several copies. */
export function definitionsFor(doc: KubernetesDocument, { group, kind }: Resource): readonly Definition[] {
  return doc.definitions.filter((one) => one.group === group && one.kind === kind.text);
}

/** Whether nothing is known about the kind of an object: the file may be one of a tool, which no API server ever sees. */
export function isForeign(doc: KubernetesDocument, resource: Resource): boolean {
  return isCustom(resource) && resource.pods.length === 0 && definitionsFor(doc, resource).length === 0;
}

/** What one copy of a definition says about a version; no type where nothing is said. */
export interface DefinedType {
  readonly path: string;
  readonly type: SchemaType | undefined;
}

/** The types of an object by every copy of its definition that has its version. */
export function definedTypes(doc: KubernetesDocument, resource: Resource): readonly DefinedType[] {
  return definitionsFor(doc, resource).flatMap(({ path, versions }) => {
    const found = versions.get(resource.version);
    return found ? [{ path, type: found.type }] : [];
  });
}
