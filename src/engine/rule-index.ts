import type { Document } from '../core/document.ts';
import type { Rule } from '../core/rule.ts';
import type { Selected } from './select.ts';

/** Selected rules, found by what occurs in a document: a file meets a tenth of the rules of its language. */
export class RuleIndex {
  private readonly selected: readonly Selected<Rule>[];
  private readonly always: readonly number[];
  private readonly byFeature = new Map<string, number[]>();

  constructor(selected: readonly Selected<Rule>[]) {
    this.selected = selected;
    const always: number[] = [];
    selected.forEach(({ rule }, index) => {
      if (!rule.needs) always.push(index);
      for (const feature of rule.needs ?? []) {
        const known = this.byFeature.get(feature);
        if (known) known.push(index);
        else this.byFeature.set(feature, [index]);
      }
    });
    this.always = always;
  }

  /** The rules that may report something about a document, in the order in which they were selected. */
  rulesFor({ features }: Document): readonly Selected<Rule>[] {
    if (!features) return this.selected;
    const met = new Set(this.always);
    for (const feature of features) for (const index of this.byFeature.get(feature) ?? []) met.add(index);
    if (met.size === this.selected.length) return this.selected;
    return this.selected.filter((_, index) => met.has(index));
  }
}
