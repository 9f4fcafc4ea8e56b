import type { Span } from '../../../core/text.ts';
import type { ShellDocument } from '../document.ts';

interface RedirectInTest {
  readonly operator: '<' | '>';
  /** The operator. */
  readonly at: Span;
  /** One side of it is a number. */
  readonly isNumeric: boolean;
}

/** An unescaped `<` or `>` inside `[ ]`, which opens a file there. */
export function* redirectsInTests(doc: ShellDocument): Generator<RedirectInTest> {
  for (const { name, node, redirects } of doc.commands) {
    if (name !== '[') continue;
    const closing = node.args.at(-1);
    for (const redirect of redirects) {
      // `[ … ] > file` redirects on purpose.
      if (closing?.text === ']' && closing.pos < redirect.pos) continue;
      const { operator, descriptor } = redirect;
      if (redirect.type !== 'Redirect' || descriptor || (operator !== '<' && operator !== '>')) continue;
      const span = doc.tree.spanOf(redirect);
      const before = node.args.findLast(({ end }) => end <= redirect.pos);
      yield {
        operator,
        at: doc.tree.isDecoded(redirect) ? span : { start: span.start, end: span.start + 1 },
        isNumeric: [before?.text, redirect.target?.text].some((text) => /^\d+$/.test(text ?? '')),
      };
    }
  }
}
