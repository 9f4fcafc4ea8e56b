import { firstThat } from '../../core/bisect.ts';
import { onceFor } from '../../core/once.ts';
import type { Span } from '../../core/text.ts';
import type { KubernetesDocument } from './document.ts';

/** A part of a template between two actions that decide what is put in. */
interface Branch {
  readonly start: number;
  readonly arm: Arm | undefined;
}

/** The part under a condition or in a loop, up to the action that ends it. */
export interface Arm {
  readonly outer: Arm | undefined;
  /** How many are around it. */
  readonly depth: number;
  /** The action that begins it, without its braces, and that to which an `else` belongs. */
  readonly words: string;
  readonly of?: Arm | undefined;
}

const OPENS =
  /^(?:if|with|range|block|define|for|unless|each|case|while|macro|filter|raw)\b|\bdo\b(?:\s*\|[^|]*\|)?\s*$/;
const TURNS = /^(?:else|elif|elsif|elseif|when)\b/;
const CLOSES = /^end(?:if|for|macro|filter|raw|block|unless|with)?\b/;
/** Assignments and imports of Jinja have no end. */
const ACTION = /^(?:\{\{|\{%|<%)[-~=]?\s*|\s*[-~]?(?:\}\}|%\}|%>)$/g;

/**
 * Whether some places of a file can occur in one rendering. Both branches of an `{{ if }}` are read, so what one of
 * them has need not meet what the other has; nor need values under two conditions.
 */
export function areTogether(doc: KubernetesDocument, spans: readonly Span[]): boolean {
  if (!doc.template) return true;
  const arms = spans.flatMap((span) => armAt(doc, span) ?? []);
  let [at] = arms.toSorted((a, b) => b.depth - a.depth);
  const around = new Set<Arm>();
  for (; at; at = at.outer) around.add(at);
  return arms.every((one) => around.has(one));
}

/** The innermost arm that contains a place. */
export function armAt(doc: KubernetesDocument, { start }: Span): Arm | undefined {
  const branches = branchesOf(doc);
  return branches[firstThat(branches, (branch) => branch.start > start) - 1]?.arm;
}

const branchesOf = onceFor((doc: KubernetesDocument): readonly Branch[] => {
  const found: Branch[] = [];
  let arm: Arm | undefined;
  for (const { start, end } of doc.holes) {
    const words = doc.file.text.slice(start, end).replace(ACTION, '');
    if (CLOSES.test(words)) arm = arm?.outer;
    else if (TURNS.test(words)) arm = { ...within(arm?.outer, words), of: arm };
    else if (OPENS.test(words)) arm = within(arm, words);
    else continue;
    found.push({ start: end, arm });
  }
  return found;
});

function within(outer: Arm | undefined, words: string): Arm {
  return { outer, depth: (outer?.depth ?? 0) + 1, words };
}
