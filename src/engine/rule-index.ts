import type { FileConfig } from '../config/config.ts';
import type { Document } from '../core/document.ts';
import type { ProjectRule, Rule } from '../core/rule.ts';
import { LazyList } from './lazy-rule.ts';
import { type Needs, needsOf } from './needs.ts';
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

  constructor(rules: Rules<One>, config: FileConfig) {
    this.rules = rules;
    this.needs = rules instanceof LazyList ? rules.needs : needsOf(rules);
    this.select = selectorOf(config);
  }

  /** The selected rules that may report something about a document, in the order of the rules. */
  rulesFor({ features }: Document): Selected<One>[] {
    return features ? this.selectedAt(this.placesFor(features)) : this.all();
  }

  /** The selected rules of which something that they need is there. */
  rulesWith(isThere: (need: string) => boolean): Selected<One>[] {
    const { always, byFeature } = this.needs;
    const met = new Set(always);
    for (const [need, places] of byFeature) if (isThere(need)) for (const place of places) met.add(place);
    return this.selectedAt(inOrder(met));
  }

  all(): Selected<One>[] {
    return this.selectedAt(this.rules.keys());
  }

  /** Whether the rule with an id is selected. */
  isOn(id: string): boolean {
    for (const place of this.rules.keys()) if (this.rules.at(place)?.id === id) return this.at(place) !== null;
    return false;
  }

  private placesFor(features: ReadonlySet<string>): Iterable<number> {
    const { always, byFeature } = this.needs;
    const met = new Set(always);
    for (const feature of features) for (const place of byFeature.get(feature) ?? []) met.add(place);
    return inOrder(met);
  }

  private selectedAt(places: Iterable<number>): Selected<One>[] {
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

/** Typed arrays sort numbers by themselves; others ask a function for each pair. */
function inOrder(places: ReadonlySet<number>): Iterable<number> {
  return Uint16Array.from(places).sort();
}
