import fc from 'fast-check';
import { expect, it } from 'vitest';
import { NameIndex, names } from '../../src/core/rule-names.ts';
import { ruleTable } from '../../src/engine/rule-table.gen.ts';

it('an index knows a selector when it names one of the rules', () => {
  const index = new NameIndex(ruleTable);
  const known = ruleTable.flatMap(({ id, name, aliases }) => [id, name, ...aliases, id.slice(0, 4), `AVD-${id}`]);
  const words = fc.oneof(
    fc.constantFrom(...known, 'DS-0002', 'pod-probes', 'SC', 'SC2039', 'ZZ'),
    fc.stringMatching(/^[A-Z]{0,3}[0-9]{0,3}$/),
  );
  const written = words.chain((word) => fc.constantFrom(word, word.toLowerCase(), word.toUpperCase()));
  fc.assert(
    fc.property(written, (word) => {
      expect(index.has(word), word).toBe(ruleTable.some((rule) => names(word, rule)));
    }),
    { numRuns: 1000 },
  );
});

it('the check that ShellCheck has split names what came of it', () => {
  const named = ruleTable.filter((rule) => names('SC2039', rule)).map(({ id }) => id);
  expect(named).toEqual(ruleTable.map(({ id }) => id).filter((id) => id.startsWith('SC3')));
  expect(named.length).toBeGreaterThan(10);
});
