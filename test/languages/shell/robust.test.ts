import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { language } from '../../../src/languages/shell/language.ts';
import { argumentsOf } from '../../../src/languages/shell/options.ts';

const TOKENS =
  'a|cd|x=1|$x|"|\'|`|$(|)|(|{|}|;|&&|\\|\\||\\||&|\\n|<<E|E|>|2>&1|if|then|fi|for|in|do|done|case|esac|[[|]]|((|))|${x:-|#|\\|*|[|]|!|sh -c|sudo|-o|=|$((|\t| |\r|\uFEFF|é|😀'.split(
    /(?<!\\)\|/,
  );

function readAll(text: string): number {
  const doc = language.parse({ path: 'x.sh', text, origin: 'worktree' });
  let seen = 0;
  for (const { span } of doc.comments) seen += span.end;
  for (const command of doc.commands) {
    expect(command.span.start).toBeGreaterThanOrEqual(0);
    expect(command.span.end).toBeLessThanOrEqual(text.length);
    for (const { span } of command.words) {
      expect(span.start).toBeLessThanOrEqual(span.end);
      expect(span.end).toBeLessThanOrEqual(text.length);
    }
    seen += command.context.subshells;
  }
  for (const invocation of doc.invocations) seen += argumentsOf(invocation).operands.length;
  return seen;
}

describe('any text', () => {
  it('is read without throwing, with spans inside it', () => {
    const script = fc
      .array(fc.oneof(fc.constantFrom(...TOKENS), fc.string({ maxLength: 4 })), { maxLength: 60 })
      .chain((parts) => fc.constantFrom('', ' ').map((glue) => parts.join(glue)));
    fc.assert(
      fc.property(script, (text) => {
        expect(readAll(text)).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 1500 },
    );
  });

  it.each([
    ['$(', '$('.repeat(5000)],
    ['nested $( )', `echo ${'$('.repeat(3000)}a${')'.repeat(3000)}`],
    ['( )', `${'('.repeat(5000)}a${')'.repeat(5000)}`],
    ['quotes', '"$('.repeat(3000)],
    ['&&', `${'a && '.repeat(20_000)}b`],
    ['if', 'if a; then '.repeat(3000)],
    ['else if', 'if a; then b; else '.repeat(3000)],
    ['backticks', '`'.repeat(9999)],
    ['sh -c', "sh -c 'sudo sh -c ".repeat(2000)],
    ['arithmetic', `echo $((${'1+'.repeat(50_000)}1))`],
    ['#', '# a\n'.repeat(20_000)],
  ])('many %s neither throw nor take long', (_, text) => {
    const start = performance.now();
    expect(readAll(text)).toBeGreaterThanOrEqual(0);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
