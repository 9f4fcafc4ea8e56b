import { firstThat } from '../../core/bisect.ts';
import { onceFor } from '../../core/once.ts';
import type { Span } from '../../core/text.ts';
import type { KubernetesDocument } from './document.ts';

/** A part of a template between two actions that decide what is put in. */
interface Branch {
  readonly start: number;
  /** The conditions and loops around it, the outermost first: each arm has a number of its own. */
  readonly arms: readonly number[];
}

const OPENS =
  /^(?:if|with|range|block|define|for|unless|each|case|while|macro|filter|raw)\b|\bdo\b(?:\s*\|[^|]*\|)?\s*$/;
const TURNS = /^(?:else|elif|elsif|elseif|when)\b/;
const CLOSES = /^end(?:if|for|macro|filter|raw|block|unless|with)?\b/;
/** Assignments and imports of Jinja have no end. */
const ACTION = /^(?:\{\{|\{%|<%)[-~=]?\s*|\s*[-~]?(?:\}\}|%\}|%>)$/g;

/**
 * Whether some places of a file can stand in one rendering. Both branches of an `{{ if }}` are read, so what one of
 * them has need not meet what the other has; neither need what stands under two conditions.
 */
export function areTogether(doc: KubernetesDocument, spans: readonly Span[]): boolean {
  if (!doc.template) return true;
  const branches = branchesOf(doc);
  const arms = spans.map(
    ({ start }) => branches[firstThat(branches, (branch) => branch.start > start) - 1]?.arms ?? [],
  );
  const [longest = []] = arms.toSorted((a, b) => b.length - a.length);
  return arms.every((one) => one.every((arm, depth) => arm === longest[depth]));
}

const branchesOf = onceFor((doc: KubernetesDocument): readonly Branch[] => {
  const found: Branch[] = [];
  let arms: readonly number[] = [];
  let next = 0;
  for (const { start, end } of doc.holes) {
    const words = doc.file.text.slice(start, end).replace(ACTION, '');
    if (CLOSES.test(words)) arms = arms.slice(0, -1);
    else if (TURNS.test(words)) arms = [...arms.slice(0, -1), next++];
    else if (OPENS.test(words)) arms = [...arms, next++];
    else continue;
    found.push({ start: end, arms });
  }
  return found;
});
