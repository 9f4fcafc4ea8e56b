import type { Surroundings } from '../../core/document.ts';
import { onceFor } from '../../core/once.ts';
import { join, nameOf, parentOf, resolveIn } from '../../core/paths.ts';
import type { Entries } from '../../core/project.ts';
import type { Company, ComposeDocument } from './document.ts';
import { hasLooseEnds, type Included, Includers, includeLists } from './includes.ts';
import { parseCompose, withCompany } from './parse.ts';
import { Service } from './service.ts';

/** The default files of Compose; the first that exists is used. */
const MAIN = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'];
const OVERRIDE = [
  'compose.override.yml',
  'compose.override.yaml',
  'docker-compose.override.yml',
  'docker-compose.override.yaml',
];
const COMPOSE_NAME = /compose.*\.ya?ml$/i;
/** A chain of `extends` over files, or of `include`. */
const MOST_STEPS = 20;
/** In a directory with more Compose files they are independent examples. */
const MOST_NEIGHBOURS = 20;
/** Files that one file includes, with those that they include. */
const MOST_INCLUDED = 60;
/** Files that are looked through for who includes a file. */
const MOST_ASKED = 1000;
const COMPOSE_ENDS = [{ end: '.yaml' }, { end: '.yml' }];
/** Documents that are remembered; a tree is large. */
const MOST_KEPT = 100;

/** The document with what other files of the repository add to it; undefined where they add nothing. */
export async function withSurroundings(
  doc: ComposeDocument,
  around: Surroundings,
): Promise<ComposeDocument | undefined> {
  const company = await new Visit(doc, shelfOf(around)).company();
  return company && withCompany(doc, company);
}

const shelfOf = onceFor((around: Surroundings) => new Shelf(around));

/** The Compose files that a run has come upon. */
class Shelf {
  private readonly around: Surroundings;
  private readonly checked: ReadonlyMap<string, string>;
  private readonly documents = new Map<string, ComposeDocument | undefined>();
  private readonly names = new Map<string, readonly string[]>();
  private listed: Promise<Entries> | undefined;
  private includers: Promise<Includers> | undefined;
  private byFolder: ReadonlyMap<string, readonly string[]> | undefined;

  constructor(around: Surroundings) {
    this.around = around;
    this.checked = new Map(around.files.map(({ path, text }) => [path, text]));
  }

  /** A file as Compose reads it; undefined when it is not there, or cannot be read. */
  async read(path: string): Promise<ComposeDocument | undefined> {
    const [doc] = await this.readAll([path]);
    return doc;
  }

  /** Those of some files that are there and can be read. */
  async readAll(paths: readonly string[]): Promise<readonly ComposeDocument[]> {
    if (this.documents.size > MOST_KEPT) this.documents.clear();
    const unread = paths.filter((path) => !this.documents.has(path));
    const texts = await this.textsOf(unread.filter((path) => !this.checked.has(path)));
    for (const path of unread) {
      const text = this.checked.get(path) ?? texts.get(path);
      const doc = text === undefined ? undefined : parseCompose({ path, text, origin: 'index' });
      this.documents.set(path, doc?.problems.length === 0 ? doc : undefined);
    }
    return paths.flatMap((path) => this.documents.get(path) ?? []);
  }

  /** Names of the Compose files in a directory. */
  async namesIn(folder: string): Promise<readonly string[]> {
    const known = this.names.get(folder);
    if (known) return known;
    const entries = await this.list();
    const all = entries ? [...entries.namesIn(folder)] : (this.checkedIn().get(folder) ?? []);
    const names = all.filter((name) => COMPOSE_NAME.test(name));
    this.names.set(folder, names);
    return names;
  }

  /** The files that Compose finds by name in the parent directories. */
  async mainAbove(folder: string): Promise<readonly string[]> {
    const entries = await this.list();
    const found: string[] = [];
    for (let at = folder; at !== ''; ) {
      at = parentOf(at);
      const paths = MAIN.map((name) => join(at, name));
      found.push(...paths.filter((path) => (entries ? entries.has(path) : this.checked.has(path))));
    }
    return found;
  }

  /** The files of the repository that include a file, wherever they lie. */
  async includersOf(path: string): Promise<readonly ComposeDocument[]> {
    this.includers ??= this.readIncluders();
    return this.readAll((await this.includers).of(path).slice(0, MOST_INCLUDED));
  }

  private async readIncluders(): Promise<Includers> {
    const entries = await this.list();
    const all = entries ? entries.select(COMPOSE_ENDS) : [...this.checked.keys()];
    const paths = all.filter((path) => COMPOSE_NAME.test(nameOf(path))).slice(0, MOST_ASKED);
    const texts = await this.textsOf(paths.filter((path) => !this.checked.has(path)));
    return new Includers([...this.checked, ...texts]);
  }

  private async textsOf(paths: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const entries = paths.length > 0 ? await this.list() : undefined;
    const there = entries ? paths.filter((path) => entries.has(path)) : [];
    return there.length > 0 ? ((await this.around.repository?.read(there)) ?? new Map()) : new Map();
  }

  private list(): Promise<Entries> | undefined {
    this.listed ??= this.around.repository?.list();
    return this.listed;
  }

  private checkedIn(): ReadonlyMap<string, readonly string[]> {
    if (!this.byFolder) {
      const found = new Map<string, string[]>();
      for (const path of this.checked.keys()) {
        const names = found.get(parentOf(path));
        if (names) names.push(nameOf(path));
        else found.set(parentOf(path), [nameOf(path)]);
      }
      this.byFolder = found;
    }
    return this.byFolder;
  }
}

/** One question: what is around one document? */
class Visit {
  private readonly doc: ComposeDocument;
  private readonly shelf: Shelf;
  private readonly path: string;
  private readonly folder: string;
  private readonly name: string;
  private readonly strangers = new Set<string>();

  constructor(doc: ComposeDocument, shelf: Shelf) {
    this.doc = doc;
    this.shelf = shelf;
    this.path = doc.file.path;
    this.folder = parentOf(this.path);
    this.name = nameOf(this.path);
  }

  async company(): Promise<Company | undefined> {
    const { doc, shelf, name } = this;
    const names = await shelf.namesIn(this.folder);
    const neighbours = await shelf.readAll(this.neighbours(names).map((one) => join(this.folder, one)));
    const above = (await shelf.readAll(await shelf.mainAbove(this.folder))).filter(({ file }) =>
      file.text.includes(name),
    );
    const own = await this.included([doc]);
    const elsewhere = hasLooseEnds(doc) ? await shelf.includersOf(this.path) : [];
    const parents = await this.parents([...neighbours, ...above, ...elsewhere]);
    const ofElsewhere = await this.included(elsewhere);
    const automatic = automaticOf(name, names);
    const first = neighbours.find(({ file }) => nameOf(file.path) === automatic);
    const atChoice = neighbours.filter(({ partial, file }) => partial && !OVERRIDE.includes(nameOf(file.path)));
    const overrides = [...atChoice.filter((one) => one !== first), ...parents.overrides];
    // An override that Compose finds by itself is read together with the file that it finds by itself.
    const bases = OVERRIDE.includes(name) ? neighbours.filter(({ file }) => MAIN.includes(nameOf(file.path))) : [];
    const ofBases = await this.included(bases);

    const isReadable = automatic === undefined || first !== undefined;
    const views = doc.partial
      ? new Map<string, readonly Service[]>()
      : isReadable
        ? await this.views(first, overrides, [...neighbours, ...above])
        : new Map(doc.services.map((service) => [service.name, []]));
    const included = [own, parents, ofBases, ofElsewhere].flatMap(({ documents }) => documents);
    const all = [first, ...overrides, ...bases, ...elsewhere, ...included].filter((one) => one !== undefined);
    const byPath = new Map(all.map((one) => [one.file.path, one]));
    byPath.delete(this.path);
    if (byPath.size === 0 && views.size === 0) return undefined;
    return {
      overrides: first ? [first, ...overrides] : overrides,
      fellows: [...byPath.values()],
      open:
        !isReadable ||
        (doc.partial && bases.length === 0) ||
        [own, parents, ofBases, ofElsewhere].some(({ open }) => open),
      views,
      strangers: this.strangers,
    };
  }

  /** The names of the neighbouring files that may be read with this one. */
  private neighbours(names: readonly string[]): readonly string[] {
    const others = names.filter((one) => one !== this.name);
    if (others.length <= MOST_NEIGHBOURS) return others;
    const automatic = automaticOf(this.name, names);
    return others.filter((one) => one === automatic || (OVERRIDE.includes(this.name) && MAIN.includes(one)));
  }

  /** The files that include this one, with what they include, and what they lay over this one. */
  private async parents(candidates: readonly ComposeDocument[]): Promise<Included & Pick<Company, 'overrides'>> {
    const parents: ComposeDocument[] = [];
    const overrides: ComposeDocument[] = [];
    for (const one of new Map(candidates.map((candidate) => [candidate.file.path, candidate])).values()) {
      const list = includeLists(one).find(({ paths }) => paths.includes(this.path));
      if (!list) continue;
      parents.push(one);
      overrides.push(...(await this.shelf.readAll(list.paths.filter((path) => path !== this.path))));
    }
    const { documents, open } = await this.included(parents);
    return { documents: [...parents, ...documents], open, overrides };
  }

  /** What some files include, and what that includes. */
  private async included(docs: readonly ComposeDocument[]): Promise<Included> {
    const found = new Map<string, ComposeDocument>();
    let open = false;
    for (let waiting = docs; waiting.length > 0; ) {
      const lists = waiting.filter(({ includes }) => includes).flatMap(includeLists);
      const wanted = new Set(lists.flatMap(({ paths }) => paths).filter((path) => !found.has(path)));
      const next = found.size + wanted.size > MOST_INCLUDED ? [] : await this.shelf.readAll([...wanted]);
      open ||= next.length < wanted.size || lists.some((list) => list.open);
      for (const one of next) found.set(one.file.path, one);
      waiting = next;
    }
    return { documents: [...found.values()], open };
  }

  /** The services of the document that other files complete. */
  private async views(
    automatic: ComposeDocument | undefined,
    overrides: readonly ComposeDocument[],
    others: readonly ComposeDocument[],
  ): Promise<ReadonlyMap<string, readonly Service[]>> {
    const views = new Map<string, readonly Service[]>();
    const extenders = others.flatMap((other) => other.services.filter((service) => this.isExtendedBy(service, other)));
    for (const own of this.doc.services) {
      const base = await this.whole(own, this.path);
      const first = base && (await this.laidOver(automatic, base));
      if (first !== own) views.set(own.name, first ? [first] : []);
      if (!first) continue;
      const further: Service[] = [];
      for (const override of overrides) {
        const form = await this.laidOver(override, first);
        if (form !== first) further.push(form ?? first);
      }
      // Who extends it adds what it lacks.
      for (const one of extenders) if (one.outside?.service === own.name) further.push(Service.merged([one, first]));
      if (further.length > 0) views.set(own.name, [first, ...further]);
    }
    return views;
  }

  private isExtendedBy({ outside }: Service, { file }: ComposeDocument): boolean {
    return outside !== undefined && resolveIn(parentOf(file.path), outside.file) === this.path;
  }

  /** A service with what an override has of the same name; undefined where that extends what cannot be read. */
  private async laidOver(override: ComposeDocument | undefined, service: Service): Promise<Service | undefined> {
    const own = override?.service(service.name);
    if (!override || !own) return service;
    const whole = await this.whole(own, override.file.path);
    return whole && Service.merged([whole, service]);
  }

  /** A service with what it extends in other files; undefined where that cannot be read. */
  private async whole(service: Service, path: string): Promise<Service | undefined> {
    const layers: [Service, ...Service[]] = [service];
    let folder = parentOf(path);
    for (let last = service; last.open; ) {
      const from = last.outside;
      const at = from && !from.file.includes('$') ? resolveIn(folder, from.file) : undefined;
      const other = at === undefined ? undefined : await this.shelf.read(at);
      const next = from && other?.service(from.service);
      if (other && !next && last === service && path === this.path) this.strangers.add(service.name);
      if (at === undefined || !next || layers.includes(next) || layers.length > MOST_STEPS) return undefined;
      layers.push(next);
      folder = parentOf(at);
      last = next;
    }
    return layers.length === 1 ? service : Service.merged(layers);
  }
}

/** The name of the override that is read together with a file, without being named. */
function automaticOf(name: string, names: readonly string[]): string | undefined {
  if (MAIN.includes(name)) return OVERRIDE.find((one) => names.includes(one));
  const stem = name.replace(/\.ya?ml$/i, '');
  return names.find((one) => one === `${stem}.override.yml` || one === `${stem}.override.yaml`);
}
