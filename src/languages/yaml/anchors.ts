import type { Span } from '../../core/text.ts';
import { MAX_ALIASES, MAX_EXPANDED } from './limits.ts';
import type { YamlAlias, YamlValue } from './tree.ts';

/** Larger numbers are cut off where the parser reads. */
const MAX_COUNTED = 1e8;

interface Known {
  readonly node: YamlValue;
  /** What it costs to write the node out, aliases below included. */
  readonly aliases: number;
  readonly nodes: number;
}

/** The anchors of one document, and what its aliases come to. */
export class Anchors {
  /** Values that an alias repeats. */
  readonly shared: Span[] = [];
  private readonly known = new Map<string, Known>();
  private aliases = 0;
  private nodes = 0;

  /** How many aliases there are once each is written out, where that is too many. */
  get tooMany(): number | undefined {
    return this.aliases > MAX_ALIASES ? this.aliases : undefined;
  }

  /** Counts a node. */
  count(): void {
    this.nodes += 1;
  }

  /** Reads a value and keeps it under its anchor. */
  keep(anchor: string, read: () => YamlValue): YamlValue {
    const { aliases, nodes } = this;
    // Until it is read, an alias of it is inside it.
    this.known.delete(anchor);
    const node: YamlValue = { ...read(), anchor };
    this.known.set(anchor, { node, aliases: this.aliases - aliases, nodes: this.nodes - nodes });
    return node;
  }

  /** The node of an alias; undefined when there is no such anchor, or when the aliases expand to more than the scanner counts. */
  use(name: string, span: Span): YamlAlias | undefined {
    const known = this.known.get(name);
    if (!known) return undefined;
    this.aliases += known.aliases + 1;
    this.nodes += known.nodes;
    if (this.aliases > MAX_ALIASES ? this.aliases > MAX_COUNTED : this.nodes > MAX_EXPANDED) return undefined;
    if (this.shared.at(-1) !== known.node.span) this.shared.push(known.node.span);
    return { kind: 'alias', span, name, target: known.node };
  }
}
