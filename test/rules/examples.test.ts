import { describe, expect, it } from 'vitest';
import { classifyPath } from '../../src/collect/classify.ts';
import { gather, toCollected } from '../../src/collect/collected.ts';
import { skippedFiles } from '../../src/collect/skipped.ts';
import { DEFAULT_CONFIG } from '../../src/config/config.ts';
import type { Finding } from '../../src/core/finding.ts';
import type { RuleMeta } from '../../src/core/rule.ts';
import { applyFixes } from '../../src/engine/fixes.ts';
import { loaders } from '../../src/engine/rules.gen.ts';
import { uncheckedFindings } from '../../src/engine/unchecked.ts';
import { check, defaultPathOf } from '../support/check.ts';

/** What is reported of a file that is not read; other rules never see it. */
function unchecked(path: string, code: string): readonly Finding[] {
  const bytes = Buffer.from(code);
  const part = toCollected({ path, size: bytes.length, bytes, origin: 'worktree' }, classifyPath(path));
  return uncheckedFindings(skippedFiles(gather([part]).skipped), () => DEFAULT_CONFIG);
}

const modules = await Promise.all(Object.values(loaders).map((load) => load()));
const rules: readonly RuleMeta[] = modules.flatMap((module): readonly RuleMeta[] => module.rules);

describe('every rule', () => {
  it('has an id, a name and aliases that no other rule has', () => {
    const seen = new Map<string, string>();
    for (const rule of rules) {
      for (const word of new Set([rule.id, rule.name, ...rule.aliases].map((one) => one.toLowerCase()))) {
        expect(seen.get(word), `${word} of ${rule.id}`).toBeUndefined();
        seen.set(word, rule.id);
      }
    }
    expect(rules.length).toBeGreaterThan(0);
  });

  it.each(rules.map((rule) => [rule.id, rule] as const))(
    '%s is documented and its examples behave',
    async (_, rule) => {
      expect(rule.docs.what.length, 'what').toBeGreaterThan(20);
      expect(rule.docs.why.length, 'why').toBeGreaterThan(20);
      expect(rule.docs.instead.length, 'instead').toBeGreaterThan(5);
      expect(rule.title).toMatch(/^(?:[^A-Z]|[A-Z]{2}|(?:Compose|Ingress|Service|StatefulSet)\b)/);
      expect(rule.title).not.toMatch(/\.$/);
      expect(rule.name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      for (const reference of rule.references) expect(reference).toMatch(/^https:\/\//);
      expect(rule.examples.bad.length, 'bad examples').toBeGreaterThanOrEqual(2);
      expect(rule.examples.good.length, 'good examples').toBeGreaterThanOrEqual(2);
      const select = rule.id.startsWith('PLM') ? ['ALL'] : [rule.id];
      let fixes = 0;
      let safe = 0;
      for (const { code, path, line, fixed, settings, files } of rule.examples.bad) {
        const options = { select, ...(settings && { settings }), ...(files && { files }) };
        const name = path ?? defaultPathOf(rule.id);
        const all = rule.id === 'PLM003' ? unchecked(name, code) : await check(name, code, options);
        const findings = all.filter((finding) => finding.rule === rule.id);
        expect(
          findings.map(({ start }) => start.line),
          `lines reported in ${JSON.stringify(code)}`,
        ).toContain(line);
        for (const { message } of findings) {
          expect(message).toMatch(/^[^A-Z]|^[A-Z]+[A-Z_-]/);
          expect(message).not.toMatch(/\.$/);
        }
        const fixable = findings.filter(({ fix }) => fix);
        fixes += fixable.length;
        safe += fixable.filter(({ fix }) => fix?.safety === 'safe').length;
        if (fixable.length > 0) {
          const after = applyFixes(code, fixable, { unsafe: true }).text;
          if (fixed !== undefined) expect(after).toBe(fixed);
          const again = (await check(name, after, options)).filter((finding) => finding.rule === rule.id);
          expect(again.length, `findings left after the fix of ${JSON.stringify(code)}`).toBeLessThan(findings.length);
        } else expect(fixed, `no fix was offered for ${JSON.stringify(code)}`).toBeUndefined();
      }
      if (rule.docs.safe === undefined) expect(safe, 'safe fixes of a rule that gives no reason for them').toBe(0);
      else expect(safe, 'examples with a safe fix, of which docs.safe speaks').toBeGreaterThan(0);
      if (rule.fixable === 'never') expect(fixes, 'fixes of a rule that says never').toBe(0);
      else expect(fixes, 'examples with a fix').toBeGreaterThan(0);
      for (const { code, path, settings, files } of rule.examples.good) {
        const options = { select, ...(settings && { settings }), ...(files && { files }) };
        const name = path ?? defaultPathOf(rule.id);
        const findings = rule.id === 'PLM003' ? unchecked(name, code) : await check(name, code, options);
        expect(
          findings.filter((finding) => finding.rule === rule.id).map(({ message }) => message),
          code,
        ).toEqual([]);
      }
    },
  );
});
