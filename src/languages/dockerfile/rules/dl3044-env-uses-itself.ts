import { onceFor } from '../../../core/once.ts';
import { defineRule } from '../../../core/rule.ts';
import type { DockerfileDocument, Stage } from '../document.ts';
import { variablesOf } from '../expand.ts';
import { chainOf } from '../facts.ts';

export default defineRule<DockerfileDocument>({
  id: 'DL3044',
  name: 'env-uses-itself',
  title: 'variable used in the ENV that sets it',
  severity: 'error',
  profiles: { recommended: 'warning', hadolint: 'error' },
  since: '0.1.0',
  fixable: 'never',
  aliases: [],
  references: ['https://docs.docker.com/reference/dockerfile/#env'],
  docs: {
    what: 'A value in ENV that uses a variable set by the same ENV and not set before.',
    why: 'All values of an ENV are expanded before any of them is set, so the variable is still empty.',
    instead: 'Split it into two ENV instructions.',
    exceptions: 'A variable set by an earlier ENV or ARG has that older value, which may be intended.',
  },
  examples: {
    bad: [
      { code: 'FROM a:1\nENV HOME_DIR=/app BIN_DIR=$HOME_DIR/bin\n', line: 2 },
      { code: 'FROM a:1\nENV A=1 \\\n  B="${A}"\n', line: 3 },
    ],
    good: [{ code: 'FROM a:1\nENV A=1\nENV B=$A\n' }, { code: 'FROM a:1\nARG A=0\nENV A=1 B=$A\n' }],
  },
  needs: ['variable:ENV'],

  *check(doc, { profile }) {
    const everywhere = new Set<string>();
    for (const stage of doc.stages) {
      const known = profile === 'hadolint' ? everywhere : new Set(['PATH']);
      const below = profile === 'hadolint' ? [] : chainOf(stage).slice(1);
      for (const { keyword, pairs, joined } of stage.instructions) {
        if (keyword === 'ENV' && pairs.some(({ value }) => value?.raw.includes('$'))) {
          // Of each name the first pair and the last: one of them is another than that which is looked at.
          const first = new Map(pairs.toReversed().map((pair) => [pair.key, pair]));
          const last = new Map(pairs.map((pair) => [pair.key, pair]));
          for (const pair of pairs) {
            if (!pair.value) continue;
            const { at, raw } = pair.value;
            for (const use of variablesOf(raw, doc.escape)) {
              const other = [first.get(use.name), last.get(use.name)].find((one) => one !== pair);
              if (!other || known.has(use.name) || use.operator !== undefined) continue;
              if (below.some((one) => namesIn(one).has(use.name))) continue;
              yield {
                at: joined.spanOf(at + use.start, at + use.end),
                message: `\`${raw.slice(use.start, use.end)}\` is not set yet: this same ENV sets it`,
                help: `set it in an ENV of its own first: ENV ${other.key}=…`,
                related: [{ at: other.keySpan, message: 'set here' }],
              };
            }
          }
        }
        if (keyword === 'ENV' || keyword === 'ARG') for (const { key } of pairs) known.add(key);
      }
    }
  },
});

/** What a stage names in its ENVs, ARGs and LABELs. */
const namesIn = onceFor(
  ({ instructions }: Stage): ReadonlySet<string> =>
    new Set(instructions.flatMap(({ pairs }) => pairs.map(({ key }) => key))),
);
