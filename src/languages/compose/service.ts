import { append } from '../../core/append.ts';
import type { Severity } from '../../core/finding.ts';
import type { Span } from '../../core/text.ts';
import { isNull } from '../yaml/scalars.ts';
import {
  asMap,
  asScalar,
  entriesOf,
  get,
  itemsOf,
  resolve,
  type YamlEntry,
  type YamlMap,
  type YamlScalar,
  type YamlValue,
} from '../yaml/tree.ts';
import { type EnvVariable, readEnvironment } from './environment.ts';
import { type Mount, readMounts } from './mounts.ts';
import { type PublishedPort, readPorts } from './ports.ts';
import { Text } from './text.ts';

/** Development profiles, where findings are less severe. */
const WORKSHOP_PROFILES = new Set(['dev', 'development', 'debug', 'test', 'testing', 'tools']);
const LIGHTER: Readonly<Record<Severity, Severity>> = {
  error: 'warning',
  warning: 'info',
  info: 'style',
  style: 'style',
};

/** A service of another file. */
export interface Outside {
  /** As written: relative to the directory of the file. */
  readonly file: string;
  readonly service: string;
}

interface ServiceParts {
  readonly key: YamlScalar;
  readonly value: YamlValue | undefined;
  readonly bases: readonly Service[];
  readonly open: boolean;
  readonly outside?: Outside | undefined;
  readonly source: string;
}

/** One service with what it takes from merge keys, and from `extends` in the same file. */
export class Service {
  readonly name: string;
  readonly key: YamlScalar;
  readonly map: YamlMap | undefined;
  /** Of the same file, nearest first. */
  readonly bases: readonly Service[];
  /** It extends something that is not in this file: what seems absent may be there. */
  readonly open: boolean;
  /** What it extends there, or what its last base does; undefined where that is unknown. */
  readonly outside: Outside | undefined;
  /** Length of the longest chain of bases. */
  readonly depth: number;
  private readonly source: string;
  private readonly own: ReadonlyMap<string, YamlEntry>;
  private variables: readonly EnvVariable[] | undefined;
  /** By key: several rules read the same ones. */
  private readonly variableLists = new Map<string, readonly EnvVariable[]>();
  private portList: readonly PublishedPort[] | undefined;
  private mountList: readonly Mount[] | undefined;

  constructor({ key, value, bases, open, outside, source }: ServiceParts) {
    this.name = key.text;
    this.key = key;
    this.map = value?.kind === 'map' ? value : undefined;
    this.bases = bases;
    this.open = open;
    this.outside = outside;
    this.depth = Math.max(0, ...bases.map((base) => base.depth + 1));
    this.source = source;
    this.own = new Map(entriesOf(this.map).map((entry) => [entry.key.text, entry]));
  }

  /**
   * A service as Compose puts it together from several files, the strongest first, with all that they extend. For
   * questions about what is absent: a place in it may be one of another file.
   */
  static merged(layers: readonly [Service, ...Service[]]): Service {
    const [{ key }] = layers;
    return new Service({ key, value: undefined, bases: layers, open: false, source: '' });
  }

  /** The entry in the service itself or in what it merges. */
  ownEntry(key: string): YamlEntry | undefined {
    const entry = this.own.get(key);
    return entry && entry.value.tag !== '!reset' ? entry : undefined;
  }

  /** The entry that counts, own or inherited. */
  entry(key: string): YamlEntry | undefined {
    const entry = this.holderOf(key)?.own.get(key);
    return entry && entry.value.tag !== '!reset' ? entry : undefined;
  }

  get(key: string): YamlValue | undefined {
    return resolve(this.entry(key)?.value);
  }

  /** A key that is there with a value, own or inherited. */
  has(key: string): boolean {
    const entry = this.entry(key);
    return entry !== undefined && !isNull(entry.value);
  }

  /** The value at a path of keys; own values win over inherited ones. */
  getIn(path: readonly [string, ...string[]]): YamlValue | undefined {
    for (const service of this.contributors(path[0])) {
      let at = resolve(service.ownEntry(path[0])?.value);
      for (const key of path.slice(1)) at = get(at, key);
      if (at) return at;
    }
    return undefined;
  }

  /** The scalar under a key, own or inherited. */
  text(key: string): Text | undefined {
    return this.holderOf(key)?.textOf(this.get(key));
  }

  textOf(node: YamlValue | undefined): Text | undefined {
    const scalar = asScalar(node);
    return scalar && !isNull(scalar) ? new Text(scalar, this.source) : undefined;
  }

  /** Strings of a key that holds one or a list of them. Own ones only. */
  ownStrings(key: string): readonly Text[] {
    return this.stringsOf(resolve(this.ownEntry(key)?.value));
  }

  /** Strings of a key that holds one or a list of them, inherited ones after the own. */
  strings(key: string): readonly Text[] {
    return this.contributors(key).flatMap((service) => service.ownStrings(key));
  }

  stringsOf(value: YamlValue | undefined): readonly Text[] {
    const nodes = value?.kind === 'sequence' ? itemsOf(value) : value ? [value] : [];
    return nodes.flatMap((node) => this.textOf(node) ?? []);
  }

  /** `NAME=value` items or a mapping, under any key of that form. Own ones only. */
  ownVariables(key: string): readonly EnvVariable[] {
    let list = this.variableLists.get(key);
    if (!list) {
      list = readEnvironment(resolve(this.ownEntry(key)?.value), this.source);
      this.variableLists.set(key, list);
    }
    return list;
  }

  /** Variables of `environment` with the inherited ones; the first of a name counts. */
  get environment(): readonly EnvVariable[] {
    this.variables ??= this.allVariables();
    return this.variables;
  }

  get ownPorts(): readonly PublishedPort[] {
    this.portList ??= readPorts(resolve(this.ownEntry('ports')?.value), this.source);
    return this.portList;
  }

  get ports(): readonly PublishedPort[] {
    if (this.bases.length === 0) return this.ownPorts;
    return this.contributors('ports').flatMap(({ ownPorts }) => ownPorts);
  }

  get ownMounts(): readonly Mount[] {
    this.mountList ??= readMounts(resolve(this.ownEntry('volumes')?.value), this.source);
    return this.mountList;
  }

  get mounts(): readonly Mount[] {
    if (this.bases.length === 0) return this.ownMounts;
    return this.contributors('volumes').flatMap(({ ownMounts }) => ownMounts);
  }

  get image(): Text | undefined {
    return this.text('image');
  }

  /** The image is made here. */
  get built(): boolean {
    return this.has('build');
  }

  get profiles(): readonly string[] {
    return this.strings('profiles').map(({ value }) => value);
  }

  /** The severity, one step lower for a service that runs only in a workshop profile. */
  grade(severity: Severity): Severity {
    return this.isWorkshop ? LIGHTER[severity] : severity;
  }

  get isWorkshop(): boolean {
    const { profiles } = this;
    return profiles.length > 0 && profiles.every((profile) => WORKSHOP_PROFILES.has(profile));
  }

  /** The value of a key that holds a mapping, own or inherited. */
  mapOf(key: string): YamlMap | undefined {
    return asMap(this.get(key));
  }

  /** Where to report what is absent. */
  get nameSpan(): Span {
    return this.key.span;
  }

  /** The path that names a place in this service. */
  path(...keys: readonly string[]): string {
    return ['services', this.name, ...keys].join(' > ');
  }

  private allVariables(): readonly EnvVariable[] {
    const names = new Set<string>();
    const found: EnvVariable[] = [];
    for (const service of this.contributors('environment')) {
      const own = service.ownVariables('environment').filter(({ name }) => !names.has(name));
      for (const { name } of own) names.add(name);
      append(found, own);
    }
    return found;
  }

  /** Who decides about a key: the service itself, or the first of its bases that has it. */
  private holderOf(key: string): Service | undefined {
    if (this.own.has(key)) return this;
    for (const base of this.bases) {
      const holder = base.holderOf(key);
      if (holder) return holder;
    }
    return undefined;
  }

  /** Who contributes to a merged key, the strongest first. */
  private contributors(key: string): readonly Service[] {
    const found: Service[] = [this];
    if (this.closes(key)) return found;
    for (const base of this.bases) {
      append(found, base.contributors(key));
      if (found.at(-1)?.closes(key)) break;
    }
    return found;
  }

  /** Weaker values do not count: `!reset` removes them, `!override` replaces them. */
  private closes(key: string): boolean {
    const tag = this.own.get(key)?.value.tag;
    return tag === '!reset' || tag === '!override';
  }
}
