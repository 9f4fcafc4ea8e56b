import type { Document } from '../../core/document.ts';
import type { Span } from '../../core/text.ts';
import {
  entriesOf,
  get,
  resolve,
  type YamlDocument,
  type YamlEntry,
  type YamlMap,
  type YamlScalar,
  type YamlValue,
} from '../yaml/tree.ts';
import { type EnvVariable, readEnvironment } from './environment.ts';
import type { Service } from './service.ts';
import { Text } from './text.ts';

/** What keeps a file, or a part of it, from being read. */
export interface ComposeProblem {
  readonly at: Span;
  readonly message: string;
}

/** What other files of the repository add to a Compose file. */
export interface Company {
  /** They are laid over this file, always or at choice: what is absent here may be there. */
  readonly overrides: readonly ComposeDocument[];
  /** Files whose definitions count here too: overrides, included files, those that include this one. */
  readonly fellows: readonly ComposeDocument[];
  /** More definitions may be in files that cannot be read. */
  readonly open: boolean;
  /**
   * Services that other files complete, by their names, each in the forms that it may take: first as Compose reads it
   * by itself. No form where that is unknown.
   */
  readonly views: ReadonlyMap<string, readonly Service[]>;
  /** Names of the services that extend something that the other file does not define. */
  readonly strangers: ReadonlySet<string>;
}

/** A Compose file. */
export interface ComposeDocument extends Document<'compose'> {
  readonly yaml: YamlDocument | undefined;
  readonly root: YamlMap | undefined;
  readonly problems: readonly ComposeProblem[];
  readonly services: readonly Service[];
  /** An override or a fragment: what is absent here may be in the file that it completes. */
  readonly partial: boolean;
  /** Named for an environment (`docker-compose.prod.yml`): it may be read together with another file. */
  readonly combined: boolean;
  /** `include:` brings in definitions from other files. */
  readonly includes: boolean;
  /** File format 1: services at the top level. */
  readonly legacy: boolean;
  /** Services that do their work and end: another one waits for that. */
  readonly oneShots: ReadonlySet<string>;
  /** Absent where other files make no difference. */
  readonly company: Company | undefined;
  /** See features.ts. */
  readonly features: ReadonlySet<string>;
  service(name: string): Service | undefined;
}

/**
 * Each value that services hold under a key, once: what an anchor or a merge key shares is reported where it
 * stands, and what is inherited from a service of this file, at that service.
 */
export function* eachOwn(
  doc: ComposeDocument,
  key: string,
): Generator<{ readonly service: Service; readonly entry: YamlEntry; readonly value: YamlValue }> {
  const seen = new Set<YamlValue>();
  for (const service of doc.services) {
    const entry = service.ownEntry(key);
    const value = resolve(entry?.value);
    if (!entry || !value || seen.has(value)) continue;
    seen.add(value);
    yield { service, entry, value };
  }
}

/** Each variable that services hold under a key, once: what a merge key shares is reported at its anchor. */
export function* eachVariable(
  doc: ComposeDocument,
  key: string,
  inner?: string,
): Generator<{ readonly service: Service; readonly variable: EnvVariable }> {
  const seen = new Set<YamlScalar>();
  for (const { service, value } of eachOwn(doc, key)) {
    const variables = inner ? readEnvironment(get(value, inner), doc.file.text) : service.ownVariables(key);
    for (const variable of variables) {
      if (seen.has(variable.text.node)) continue;
      seen.add(variable.text.node);
      yield { service, variable };
    }
  }
}

/** A service whose absent keys can be checked. */
export interface WholeService {
  readonly service: Service;
  /** As Compose may put it together from this file and others; what one of them has is not absent. */
  readonly views: readonly [Service, ...Service[]];
}

/** Services whose absent keys can be checked: all of them is in this file, or in others that can be read. */
export function wholeServices(doc: ComposeDocument): readonly WholeService[] {
  if (doc.partial) return [];
  return doc.services.flatMap((service) => {
    if (!service.map) return [];
    const [first, ...rest] = doc.company?.views.get(service.name) ?? (service.open ? [] : [service]);
    return first ? [{ service, views: [first, ...rest] }] : [];
  });
}

/** Whether another service waits until this one has done its work. */
export function isOneShot(doc: ComposeDocument, { name }: Service): boolean {
  return doc.oneShots.has(name) || (doc.company?.fellows.some(({ oneShots }) => oneShots.has(name)) ?? false);
}

/** Whether definitions may be in unknown files. */
export function isOpen(doc: ComposeDocument): boolean {
  return doc.company ? doc.company.open : doc.partial || doc.includes;
}

/** Definitions of a top-level section: `networks`, `volumes`, `secrets`, `configs`, `models`. */
export function definitionsOf(doc: ComposeDocument, section: string): readonly YamlEntry[] {
  return entriesOf(get(doc.root, section)).filter(({ key }) => !key.text.startsWith('x-'));
}

/** A scalar of the file with its variables. */
export function textIn(doc: ComposeDocument, node: YamlScalar): Text {
  return new Text(node, doc.file.text);
}

/** The service says what it runs. */
export function hasSource(service: Service): boolean {
  return ['image', 'build', 'provider'].some((key) => service.has(key)) || service.open;
}
