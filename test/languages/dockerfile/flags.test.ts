import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rules } from '../../../src/engine/rules-dockerfile.gen.ts';
import type { Instruction } from '../../../src/languages/dockerfile/instruction.ts';
import { language } from '../../../src/languages/dockerfile/language.ts';
import { parseDockerfile } from '../../../src/languages/dockerfile/parse.ts';
import { flagsInTree } from '../../../src/languages/dockerfile/tree.ts';

const parse = (text: string) => parseDockerfile({ path: 'Dockerfile', text, origin: 'index' });

/** Compares each instruction's flags with dockerfile-ast's, where both see as many at the same places. */
function compare(text: string): number {
  const doc = parse(text);
  let compared = 0;
  const check = ({ flags, oddFlags, line, isTrigger, trigger, joined, argsAt }: Instruction): void => {
    if (trigger) check(trigger);
    // It takes quotes for a part of the value.
    if (flags.length === 0 || oddFlags || /["']/.test(joined.text.slice(0, argsAt))) return;
    const known = flagsInTree(text, line, doc.escape, isTrigger);
    if (known?.length !== flags.length || known.some(({ span }, i) => span.start !== flags[i]?.span.start)) return;
    expect(flags).toEqual(known);
    compared += flags.length;
  };
  for (const instruction of doc.instructions) check(instruction);
  return compared;
}

const keywords = fc.constantFrom(
  'FROM',
  'RUN',
  'copy',
  'ADD',
  'HEALTHCHECK',
  'ONBUILD RUN',
  'ONBUILD COPY',
  'CMD',
  'ENV',
);
const oddGaps = fc.constantFrom(
  ...[
    ' ',
    '  ',
    '\t',
    ' \\\n',
    ' \\\n  ',
    ' \\ \r\n\t',
    '\\\n ',
    ' `\n ',
    '`\n',
    ' \\\n\n# note\n ',
    '\\\n#--x\n',
    '\v',
  ],
);
const names = fc.constantFrom('--mount', '--from', '--', '---', '--é😀', '--a-b', '--platform', '--retries');
const oddValues = fc.constantFrom(
  ...[
    '',
    '=',
    '=a',
    '==',
    '=type=cache,target=/x',
    '=$BUILDPLATFORM',
    '=${A:-b}',
    '=${A',
    '=a\\b',
    '=`',
    '=<<E',
    '=\0',
  ],
);
const gaps = fc.oneof({ weight: 5, arbitrary: fc.constant(' ') }, { weight: 1, arbitrary: oddGaps });
const values = fc.oneof({ weight: 4, arbitrary: fc.constant('=a=b') }, { weight: 1, arbitrary: oddValues });
const flag = fc.tuple(names, values, gaps).map((parts) => parts.join(''));
const rest = fc.constantFrom('x', 'a b', 'a--b --c', '["a", "b"]', 'CMD x', '-- x', '');
const instruction = fc
  .tuple(keywords, gaps, fc.array(flag, { minLength: 1, maxLength: 4 }), rest)
  .map(([keyword, gap, flags, end]) => keyword + gap + flags.join('') + end);
const files = fc
  .tuple(
    fc.constantFrom('', '\uFEFF', '# escape=`\n', '# escape=`\r\n', '# note\n'),
    fc.array(instruction, { minLength: 1, maxLength: 4 }),
  )
  .map(([head, lines]) => head + lines.join('\n'));

describe('flags that are split by hand', () => {
  it('are those of dockerfile-ast, however they meet', () => {
    let compared = 0;
    fc.assert(
      fc.property(files, (text) => {
        compared += compare(text);
      }),
      { numRuns: 3000 },
    );
    expect(compared).toBeGreaterThan(1000);
  });

  it('are those of dockerfile-ast in the examples of all rules', () => {
    const examples = rules.flatMap((rule) => [...rule.examples.bad, ...rule.examples.good]);
    const compared = examples.map(({ code }) => compare(code) + compare(code.replaceAll('\n', '\r\n')));
    expect(compared.reduce((sum, one) => sum + one, 0)).toBeGreaterThan(70);
  });
});

describe('odd flags', () => {
  const ALONE = { files: [], repository: undefined };
  const complete = async (text: string) => {
    const doc = parse(text);
    return (await language.complete?.(doc, ALONE)) ?? doc;
  };

  it.each([
    ['an escape', 'COPY --from=a\\b . .', 'ab'],
    ['a continuation inside', 'COPY --from=a\\\nb . .', 'ab'],
    ['the trigger of an ONBUILD', 'ONBUILD COPY --from=a\\b . .', 'ab'],
    ['another escape character', '# escape=`\nCOPY --from=a`b . .', 'ab'],
  ])('are read by dockerfile-ast: %s', async (_what, text, value) => {
    const [read] = (await complete(text)).instructions;
    const [first] = (read?.trigger ?? read)?.flags ?? [];
    expect(first?.value).toBe(value);
    const start = text.indexOf('--');
    expect(first?.span).toEqual({ start, end: text.indexOf(' ', start) });
  });

  it.each([
    ['all of it', 'RUN --mount="type=cache,target=/a b" x', 'type=cache,target=/a b'],
    ['a part', "RUN --mount=type=cache,'target=/a' x", 'type=cache,target=/a'],
    ['an escape in them', 'COPY --from="a\\b\\"" x .', 'ab"'],
    ['the other quotes in them', `COPY --from="a'" x .`, "a'"],
  ])('lose their quotes, as in BuildKit: %s', (_what, text, value) => {
    expect(language.complete?.(parse(text), ALONE)).toBeUndefined();
    const [flag] = parse(text).instructions[0]?.flags ?? [];
    expect(flag?.value).toBe(value);
    const start = text.indexOf('=') + 1;
    expect(flag?.valueSpan).toEqual({ start, end: text.lastIndexOf(' x') });
  });

  it.each(['FROM a', 'RUN --mount=type=cache,target=/x \\\n  --network=none x --y="z"', 'COPY --from=$A . .'])(
    'are in no plain file: %s',
    (text) => {
      expect(language.complete?.(parse(text), ALONE)).toBeUndefined();
    },
  );
});
