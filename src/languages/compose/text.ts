import type { Span } from '../../core/text.ts';
import { scalarMap } from '../yaml/scalar-map.ts';
import type { YamlScalar } from '../yaml/tree.ts';
import { isUnknown, type Resolved, resolve } from './interpolation.ts';

/** A scalar with its variables filled in by their defaults, and the way back to the file. */
export class Text {
  readonly node: YamlScalar;
  /** As YAML reads it, variables untouched. */
  readonly raw: string;
  readonly resolved: Resolved;
  private readonly source: string;
  private map: readonly number[] | undefined;

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

  /** Where a part of `value` is in the file. */
  at(start: number, end: number): Span {
    const { starts, ends } = this.resolved;
    if (!starts || !ends) return this.rawAt(start, end);
    if (start === end) {
      const place = starts[start] ?? this.raw.length;
      return this.rawAt(place, place);
    }
    return this.rawAt(starts[start] ?? 0, ends[end - 1] ?? this.raw.length);
  }

  /**
   * File offsets of the units of a part of `value`, with one more for its end; undefined where they are unknown.
   */
  mapOf(start: number, end: number): readonly number[] | undefined {
    if (!this.offsets()) return undefined;
    const map: number[] = [];
    for (let at = start; at < end; at++) map.push(this.at(at, at + 1).start);
    map.push(end > start ? this.at(end - 1, end).end : this.at(end, end).start);
    return map;
  }

  /** Where a part of `raw` is in the file; the whole scalar where that is unknown. */
  rawAt(start: number, end: number): Span {
    const map = this.offsets();
    const first = map?.[start];
    if (map === undefined || first === undefined) return this.node.span;
    if (end <= start) return { start: first, end: first };
    const last = map[end - 1] ?? first;
    const isLetter = this.source[last] === this.raw[end - 1];
    return { start: first, end: isLetter ? last + 1 : (map[end] ?? last + 1) };
  }

  /** The whole text is in the file verbatim, so that it can be replaced. */
  get verbatim(): boolean {
    return this.isVerbatim(0, this.raw.length);
  }

  /** A part of `raw` is in the file verbatim. */
  isVerbatim(start: number, end: number): boolean {
    const span = this.rawAt(start, end);
    return this.source.slice(span.start, span.end) === this.raw.slice(start, end);
  }

  private offsets(): readonly number[] | undefined {
    this.map ??= scalarMap(this.node, this.source) ?? [];
    return this.map.length === 0 ? undefined : this.map;
  }
}
