import { describe, expect, it } from 'vitest';
import { classify } from '../../src/collect/classify.ts';
import type { Finding } from '../../src/core/finding.ts';
import type { RuleMeta } from '../../src/core/rule.ts';
import { applyFixes } from '../../src/engine/fixes.ts';
import { loaders } from '../../src/engine/rules.gen.ts';
import { check, defaultPathOf } from '../support/check.ts';

const modules = await Promise.all(Object.values(loaders).map((load) => load()));
const rules: readonly RuleMeta[] = modules.flatMap((module): readonly RuleMeta[] => module.rules);
const withSafeFix = rules.filter(({ docs }) => docs.safe !== undefined);

/** They repair a value that nothing could read: what can be said about it is said from then on. */
const UNMASKS: ReadonlySet<string> = new Set(['K8S006', 'K8S011', 'CMP002', 'CMP014']);

/** How often each rule reports. */
function countsOf(findings: readonly Finding[], id: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { rule, severity } of findings) {
    if (UNMASKS.has(id) && severity === 'info') continue;
    counts.set(rule, (counts.get(rule) ?? 0) + 1);
  }
  return counts;
}

describe('the safe fixes', () => {
  it.each(withSafeFix.map((rule) => [rule.id, rule] as const))(
    'of %s leave no new finding, and a second run changes nothing',
    async (id, rule) => {
      for (const { code, path = defaultPathOf(id), settings, files } of rule.examples.bad) {
        if (!classify(path, code)) continue;
        const options = { select: ['ALL'], ...(settings && { settings }), ...(files && { files }) };
        const find = (text: string) => check(path, text, options);
        let text = code;
        let findings = await find(text);
        const before = countsOf(findings, id);
        for (let pass = 0; pass < 8; pass++) {
          const outcome = applyFixes(text, findings);
          if (outcome.text === text) break;
          text = outcome.text;
          findings = await find(text);
        }
        expect(applyFixes(text, findings).text, 'a second run').toBe(text);
        for (const [other, count] of countsOf(findings, id)) {
          expect(count, `${other} after the fixes of ${JSON.stringify(code)}: ${text}`).toBeLessThanOrEqual(
            before.get(other) ?? 0,
          );
        }
      }
    },
  );
});
