import type { Report } from '../../core/rule.ts';
import type { SourceFile, Span } from '../../core/text.ts';
import type { YamlDocument, YamlStream } from '../yaml/tree.ts';
import { hasHole, type KubernetesDocument, type Resource } from './document.ts';
import { featuresOf } from './features.ts';
import { type Pod, podsOfResource } from './pods.ts';
import { switchOf } from './switches.ts';
import { asInTemplate, hasPlaceholder, isMadeByAction } from './template.ts';

const NO_WORDS: ReadonlyMap<string, string> = new Map();

/** A manifest file. A class, like that of objects below. */
export class Manifests implements KubernetesDocument {
  readonly kind = 'kubernetes';
  readonly file: SourceFile;
  readonly comments: KubernetesDocument['comments'];
  readonly yaml: YamlStream;
  readonly template: boolean;
  readonly holes: KubernetesDocument['holes'];
  readonly resources: readonly Resource[];
  readonly ignores: KubernetesDocument['ignores'];
  readonly definitions: KubernetesDocument['definitions'];
  readonly values: KubernetesDocument['values'];
  protected known: ReadonlySet<string> | undefined;
  private shared: readonly Span[] | undefined;

  constructor(read: Omit<KubernetesDocument, 'kind' | 'features'>) {
    this.file = read.file;
    this.comments = read.comments;
    this.yaml = read.yaml;
    this.template = read.template;
    this.holes = read.holes;
    this.resources = read.resources;
    this.ignores = read.ignores;
    this.definitions = read.definitions;
    this.values = read.values;
  }

  get features(): ReadonlySet<string> {
    this.known ??= featuresOf(this);
    return this.known;
  }

  /** Nothing is said about what an action of a template fills in; K8S010 reports the actions themselves. */
  asReported(report: Report, rule: string): Report | undefined {
    if (rule === 'K8S010') return report;
    if (!this.template) {
      const { start, end } = report.at;
      return end - start < 500 && isMadeByAction(this.file.text.slice(start, end)) ? undefined : report;
    }
    const { at, message, help = '', path, fix } = report;
    if (hasHole(this, at) || hasPlaceholder(message) || hasPlaceholder(help)) return undefined;
    const off = switchOf(this, at);
    const isFilledIn = fix?.edits.some(({ span, text }) => hasHole(this, span) || hasPlaceholder(text));
    const isInPath = path !== undefined && hasPlaceholder(path);
    if (!isFilledIn && !isInPath && !off) return report;
    const { fix: _, ...rest } = report;
    const words = this.resources[0]?.words ?? NO_WORDS;
    return {
      ...(isFilledIn ? rest : report),
      ...(isInPath && { path: asInTemplate(path, words) }),
      ...(off && { severity: 'info', message: `${message} (${off})` }),
    };
  }

  isRepeated({ start, end }: Span): boolean {
    this.shared ??= this.yaml.documents.flatMap(({ shared }) => shared);
    return this.shared.some((one) => one.start <= start && end <= one.end);
  }
}

/** Content read in addition to the file itself, of which not everything is reported. */
export class PartOfFile extends Manifests {
  readonly isShown: (span: Span) => boolean;

  constructor(
    read: Omit<KubernetesDocument, 'kind' | 'features'>,
    isShown: (span: Span) => boolean,
    features?: KubernetesDocument['features'],
  ) {
    super(read);
    this.known = features;
    this.isShown = isShown;
  }
}

/** Some of its nodes are in other files. */
export class MergedManifests extends Manifests {
  isVerbatim({ end }: Span): boolean {
    return end <= this.file.text.length;
  }
}

/** A class, since the getters of a literal would live, with all that they hold, until the next full collection. */
export class KubernetesObject implements Resource {
  readonly group: string;
  readonly version: string;
  readonly root: Resource['root'];
  readonly document: YamlDocument;
  readonly apiVersion: Resource['apiVersion'];
  readonly kind: Resource['kind'];
  readonly name: string | undefined;
  readonly namespace: string | undefined;
  readonly label: string;
  readonly prefix: string;
  readonly partial: boolean;
  readonly placed: boolean;
  readonly words: Resource['words'];
  private known: readonly Pod[] | undefined;

  constructor(read: Omit<Resource, 'pods'>) {
    this.group = read.group;
    this.version = read.version;
    this.root = read.root;
    this.document = read.document;
    this.apiVersion = read.apiVersion;
    this.kind = read.kind;
    this.name = read.name;
    this.namespace = read.namespace;
    this.label = read.label;
    this.prefix = read.prefix;
    this.partial = read.partial;
    this.placed = read.placed;
    this.words = read.words;
  }

  get pods(): readonly Pod[] {
    this.known ??= podsOfResource(this);
    return this.known;
  }
}
