import type { FileConfig } from '../config/config.ts';
import type { Document } from '../core/document.ts';
import type { Rule } from '../core/rule.ts';
import { LazyRules } from './lazy-rule.ts';
import { type Needs, needsOf } from './needs.ts';
import { type Selected, selectorOf } from './select.ts';

/** The rules of a language: made already, or each when it is asked for. */
export type Rules = readonly Rule[] | LazyRules;

/**
 * The rules of a language that a configuration selects, found by what occurs in a document: a file meets a tenth of
 * them, and the others are neither made nor selected.
 */
export class RuleIndex {
  private readonly rules: Rules;
  private readonly needs: Needs;
  private readonly select: (rule: Rule) => Selected<Rule> | undefined;
  /** By the rule's place: undefined while nobody asked, null for one that is not selected. */
  private readonly known: (Selected<Rule> | null | undefined)[] = [];

  constructor(rules: Rules, config: FileConfig) {
    this.rules = rules;
    this.needs = rules instanceof LazyRules ? rules.needs : needsOf(rules);
    this.select = selectorOf(config);
  }

  /** The selected rules that may report something about a document, in the order of the rules. */
  rulesFor({ features }: Document): Selected<Rule>[] {
    const selected: Selected<Rule>[] = [];
    for (const place of features ? this.placesFor(features) : this.rules.keys()) {
      const one = this.at(place);
      if (one) selected.push(one);
    }
    return selected;
  }

  private placesFor(features: ReadonlySet<string>): number[] {
    const { always, byFeature } = this.needs;
    const met = new Set(always);
    for (const feature of features) for (const place of byFeature.get(feature) ?? []) met.add(place);
    return [...met].sort((a, b) => a - b);
  }

  private at(place: number): Selected<Rule> | null {
    const known = this.known[place];
    if (known !== undefined) return known;
    const rule = this.rules.at(place);
    const selected = (rule && this.select(rule)) ?? null;
    this.known[place] = selected;
    return selected;
  }
}
