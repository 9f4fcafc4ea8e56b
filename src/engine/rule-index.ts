import type { FileConfig } from '../config/config.ts';
import type { Document } from '../core/document.ts';
import type { ProjectRule, Rule } from '../core/rule.ts';
import { LazyList } from './lazy-rule.ts';
import { type KindNeeds, type Needs, needsByKind, needsOf } from './needs.ts';
import { type Selected, selectorOf } from './select.ts';

/** The rules of a language: made already, or each when it is asked for. */
export type Rules<One = Rule> = readonly One[] | LazyList<One>;

/**
 * The rules of a language that a configuration selects, found by what occurs in a document: a file meets a tenth of
 * them, and the others are neither made nor selected.
 */
export class RuleIndex<One extends Rule | ProjectRule = Rule> {
  private readonly rules: Rules<One>;
  private readonly needs: Needs;
  private readonly select: (rule: One) => Selected<One> | undefined;
  /** By the rule's place: undefined while nobody asked, null for one that is not selected. */
  private readonly known: (Selected<One> | null | undefined)[] = [];
  private marks: Uint8Array | undefined;
  private kinds: ReadonlyMap<string, KindNeeds> | undefined;

  constructor(rules: Rules<One>, config: FileConfig) {
    this.rules = rules;
    this.needs = rules instanceof LazyList ? rules.needs : needsOf(rules);
    this.select = selectorOf(config);
  }

  /** The selected rules that may report something about a document, in the order of the rules. */
  rulesFor({ features }: Document): Selected<One>[] {
    return features ? this.selectedAt(this.placesFor(features)) : this.all();
  }

  /**
   * Of cross-file rules, whose needs begin with a language, the selected ones that may report something about some of
   * the documents. One that tells no features may hold all.
   */
  rulesForAny(documents: readonly Document[]): Selected<One>[] {
    this.kinds ??= needsByKind(this.needs);
    const met = this.always();
    for (const { kind, features } of documents) {
      const needs = this.kinds.get(kind);
      if (!needs) continue;
      mark(needs.any, met);
      for (const feature of features ?? needs.byFeature.keys()) mark(needs.byFeature.get(feature), met);
    }
    return this.selectedAt(placesIn(met));
  }

  all(): Selected<One>[] {
    return this.selectedAt([...this.rules.keys()]);
  }

  /** Whether the rule with an id is selected. */
  isOn(id: string): boolean {
    for (const place of this.rules.keys()) if (this.rules.at(place)?.id === id) return this.at(place) !== null;
    return false;
  }

  private placesFor(features: ReadonlySet<string>): readonly number[] {
    const { byFeature } = this.needs;
    const met = this.always();
    for (const feature of features) mark(byFeature.get(feature), met);
    return placesIn(met);
  }

  /** A mark for each rule: 1 where it is asked about every document. */
  private always(): Uint8Array {
    this.marks ??= marksOf(this.needs, this.rules.length);
    return this.marks.slice();
  }

  private selectedAt(places: readonly number[]): Selected<One>[] {
    const selected: Selected<One>[] = [];
    for (const place of places) {
      const one = this.at(place);
      if (one) selected.push(one);
    }
    return selected;
  }

  private at(place: number): Selected<One> | null {
    const known = this.known[place];
    if (known !== undefined) return known;
    const rule = this.rules.at(place);
    const selected = (rule && this.select(rule)) ?? null;
    this.known[place] = selected;
    return selected;
  }
}

function marksOf({ always }: Needs, count: number): Uint8Array {
  const marks = new Uint8Array(count);
  for (const place of always) marks[place] = 1;
  return marks;
}

function mark(places: readonly number[] | undefined, marks: Uint8Array): void {
  if (places) for (const place of places) marks[place] = 1;
}

/** The marked places, in their order. */
function placesIn(marks: Uint8Array): number[] {
  const places: number[] = [];
  for (let place = 0; place < marks.length; place++) if (marks[place] === 1) places.push(place);
  return places;
}
