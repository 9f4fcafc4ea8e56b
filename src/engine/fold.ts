import type { FileConfig } from '../config/config.ts';
import { type Finding, isAtLeast } from '../core/finding.ts';
import { names } from '../core/rule-names.ts';
import { table } from '../core/table.ts';

/** Rules that say in one finding what others say in several, all at or below its path. */
const FOLDED: Readonly<Record<string, readonly string[] | undefined>> = table({
  K8S213: ['K8S202', 'K8S203', 'K8S205', 'K8S206', 'K8S209'],
});
const STEP = ' > ';

/**
 * Leaves out the findings that another one stands for, which becomes as grave as they are unless the configuration
 * sets its severity. Asked after ignores, so that what is ignored hides nothing.
 */
export function fold(findings: readonly Finding[], config: FileConfig): readonly Finding[] {
  const standing = new Map<string, Finding>();
  for (const finding of findings)
    if (finding.path !== null && FOLDED[finding.rule]) standing.set(finding.path, finding);
  if (standing.size === 0) return findings;
  const kept: Finding[] = [];
  const gravest = new Map<Finding, Finding>();
  for (const finding of findings) {
    const above = standingAbove(finding, standing);
    if (!above) kept.push(finding);
    else if (isAtLeast(finding.severity, (gravest.get(above) ?? above).severity)) gravest.set(above, finding);
  }
  return kept.map((finding) => {
    const grave = isPinned(finding, config) ? undefined : gravest.get(finding);
    return grave ? { ...finding, severity: grave.severity, blocking: grave.blocking } : finding;
  });
}

/** The finding that stands for another one, at its own path or above. */
function standingAbove({ rule, path }: Finding, standing: ReadonlyMap<string, Finding>): Finding | undefined {
  if (path === null) return undefined;
  for (let at = path; ; at = at.slice(0, at.lastIndexOf(STEP))) {
    const found = standing.get(at);
    if (found && FOLDED[found.rule]?.includes(rule)) return found;
    if (!at.includes(STEP)) return undefined;
  }
}

function isPinned({ rule, name, aliases }: Finding, { severity }: FileConfig): boolean {
  return Object.keys(severity).some((selector) => names(selector, { id: rule, name, aliases }));
}
