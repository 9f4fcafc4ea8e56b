import type { LanguageId } from '../core/document.ts';
import type { RuleMeta } from '../core/rule.ts';

/** The light part of a rule's metadata, known without loading the rule. */
export interface RuleRow
  extends Pick<RuleMeta, 'id' | 'name' | 'title' | 'severity' | 'profiles' | 'fixable' | 'aliases' | 'since'> {
  readonly language: LanguageId;
}
