import type { Span } from '../../core/text.ts';
import type { YamlScalar } from '../yaml/tree.ts';
import { isUnknown, type Resolved, resolve } from './interpolation.ts';

/** A scalar with its variables filled in by their defaults, and the way back to the file. */
export class Text {
  readonly node: YamlScalar;
  /** As YAML reads it, variables untouched. */
  readonly raw: string;
  readonly resolved: Resolved;
  private readonly source: string;

  constructor(node: YamlScalar, source: string) {
    this.node = node;
    this.raw = node.text;
    this.source = source;
    this.resolved = resolve(node.text);
  }

  /** What Compose sees when the environment is empty, with UNKNOWN for each variable without a default. */
  get value(): string {
    return this.resolved.text;
  }

  get span(): Span {
    return this.node.span;
  }

  /** Something in it depends on the environment. */
  get unknown(): boolean {
    return isUnknown(this.resolved.text);
  }

  /** No variable in it. */
  get literal(): boolean {
    return this.resolved.variables.length === 0;
  }

  /** Where a part of `value` stands in the file. */
  at(start: number, end: number): Span {
    const { starts, ends } = this.resolved;
    if (!starts || !ends) return this.rawAt(start, end);
    if (start === end) {
      const place = starts[start] ?? this.raw.length;
      return this.rawAt(place, place);
    }
    return this.rawAt(starts[start] ?? 0, ends[end - 1] ?? this.raw.length);
  }

  /** Where a part of `raw` stands in the file; the whole scalar where escapes or folding stand between. */
  rawAt(start: number, end: number): Span {
    const begin = this.contentStart();
    return begin === undefined ? this.node.span : { start: begin + start, end: begin + end };
  }

  /** The text stands in the file letter by letter, so that parts of it can be replaced. */
  get verbatim(): boolean {
    return this.contentStart() !== undefined;
  }

  private contentStart(): number | undefined {
    const { span, style } = this.node;
    const start = style === 'single' || style === 'double' ? span.start + 1 : span.start;
    return this.source.startsWith(this.raw, start) ? start : undefined;
  }
}
