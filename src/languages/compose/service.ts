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

/** Profiles for which the stakes are lower. */
const WORKSHOP_PROFILES = new Set(['dev', 'development', 'debug', 'test', 'testing', 'tools']);
const LIGHTER: Readonly<Record<Severity, Severity>> = {
  error: 'warning',
  warning: 'info',
  info: 'style',
  style: 'style',
};

/** One service with what it takes from merge keys, and from `extends` in the same file. */
export class Service {
  readonly name: string;
  readonly key: YamlScalar;
  readonly map: YamlMap | undefined;
  /** Of the same file, nearest first. */
  readonly bases: readonly Service[];
  /** It extends something that is not in this file: what seems absent may be there. */
  readonly open: boolean;
  /** Length of the longest chain of bases. */
  readonly depth: number;
  private readonly source: string;
  private readonly own: ReadonlyMap<string, YamlEntry>;
  private variables: readonly EnvVariable[] | undefined;
  /** By key: several rules read the same ones. */
  private readonly variableLists = new Map<string, readonly EnvVariable[]>();
  private portList: readonly PublishedPort[] | undefined;
  private mountList: readonly Mount[] | undefined;

  constructor(key: YamlScalar, value: YamlValue | undefined, bases: readonly Service[], open: boolean, source: string) {
    this.name = key.text;
    this.key = key;
    this.map = value?.kind === 'map' ? value : undefined;
    this.bases = bases;
    this.open = open;
    this.depth = Math.max(0, ...bases.map((base) => base.depth + 1));
    this.source = source;
    this.own = new Map(entriesOf(this.map).map((entry) => [entry.key.text, entry]));
  }

  /** The entry that stands in the service itself or in what it merges. */
  ownEntry(key: string): YamlEntry | undefined {
    const entry = this.own.get(key);
    return entry && entry.value.tag !== '!reset' ? entry : undefined;
  }

  /** The entry that counts, own or inherited. */
  entry(key: string): YamlEntry | undefined {
    const own = this.own.get(key);
    if (own) return own.value.tag === '!reset' ? undefined : own;
    for (const base of this.bases) {
      const entry = base.entry(key);
      if (entry) return entry;
    }
    return undefined;
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
    const own = this.own.get(path[0]);
    if (own?.value.tag === '!reset') return undefined;
    let at = resolve(own?.value);
    for (const key of path.slice(1)) at = get(at, key);
    if (at) return at;
    for (const base of this.bases) {
      const found = base.getIn(path);
      if (found) return found;
    }
    return undefined;
  }

  /** The scalar under a key, own or inherited. */
  text(key: string): Text | undefined {
    return this.textOf(this.get(key));
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
    if (this.own.get(key)?.value.tag === '!override') return this.ownStrings(key);
    return [...this.ownStrings(key), ...this.bases.flatMap((base) => base.strings(key))];
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
    return this.bases.length === 0 ? this.ownPorts : [...this.ownPorts, ...this.bases.flatMap((base) => base.ports)];
  }

  get ownMounts(): readonly Mount[] {
    this.mountList ??= readMounts(resolve(this.ownEntry('volumes')?.value), this.source);
    return this.mountList;
  }

  get mounts(): readonly Mount[] {
    return this.bases.length === 0 ? this.ownMounts : [...this.ownMounts, ...this.bases.flatMap((base) => base.mounts)];
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

  /** The severity, one step less for a service that runs in a workshop profile only. */
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
    const own = this.ownVariables('environment');
    const names = new Set(own.map(({ name }) => name));
    return [...own, ...this.bases.flatMap((base) => base.environment).filter(({ name }) => !names.has(name))];
  }
}
