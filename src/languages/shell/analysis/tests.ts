import { append } from '../../../core/append.ts';
import type { Span } from '../../../core/text.ts';
import type { ShellDocument } from '../document.ts';
import type { Command, CommandArgument, SyntaxNode, TestCommand, TestExpression, Word } from '../parse.ts';
import { once } from './once.ts';

/** One comparison or check in `[ ]`, `[[ ]]` or `test`. */
export interface Test {
  readonly form: '[' | '[[' | 'test';
  readonly command: Command | TestCommand;
  /** Undefined for a bare word. */
  readonly operator: string | undefined;
  readonly operatorSpan: Span | undefined;
  /** One word, or left and right. */
  readonly operands: readonly Word[];
  readonly span: Span;
  /** It is all that its command tests, but for `!` and brackets. */
  readonly only: boolean;
  /** Its `<` or `>` is not escaped: in `[ ]` it is a redirect. */
  readonly isRedirect?: true;
}

/** A `-a` or `-o` between the expressions of `[ ]` or `test`. */
export interface Joint {
  readonly form: '[' | 'test';
  readonly operator: '-a' | '-o';
  readonly span: Span;
}

interface Tests {
  readonly tests: readonly Test[];
  readonly joints: readonly Joint[];
}

const BINARY = /^(?:=|==|!=|=~|\\?[<>]=?|-(?:eq|ne|lt|le|gt|ge|nt|ot|ef))$/;
const UNARY = /^-[a-zA-Z]$/;

/** Features of every script that compares numbers in a test; for `needs`. */
export const NUMERIC_TESTS: readonly string[] = 'eq ne lt le gt ge'.split(' ').map((operator) => `test:-${operator}`);

/** Whether a test compares numbers. */
export function isNumeric({ operator }: Test): boolean {
  return operator !== undefined && NUMERIC_TESTS.includes(`test:${operator}`);
}

/** Whether the operands of a test are arithmetic, in which a name is a variable: `[[ a -eq 1 ]]`. */
export function isArithmetic(test: Test): boolean {
  return test.form === '[[' && isNumeric(test);
}

/** Whether a command is a `[ ]`, a `[[ ]]` or a `test`. */
export function isTestCommand(node: SyntaxNode): boolean {
  return node.type === 'TestCommand' || (node.type === 'Command' && /^(?:\[|test)$/.test(node.name?.text ?? ''));
}

/** All tests of a script, taken apart. */
export const testsOf = once((doc: ShellDocument): Tests => {
  const tests: Test[] = [];
  const joints: Joint[] = [];
  for (const command of doc.commands) {
    const form = command.name;
    if (form === '[' || form === 'test') new TestWords(doc, command.node, form, tests, joints).read();
  }
  for (const command of doc.tree.ofType('TestCommand')) {
    const atoms: Test[] = [];
    for (const expression of atomsOf(command.expression)) {
      const span = doc.tree.spanOf(expression);
      const { operator } = expression;
      const operands = expression.type === 'TestUnary' ? [expression.operand] : [expression.left, expression.right];
      // `[[ word ]]` is kept as a check for text.
      const bare = expression.type === 'TestUnary' && !doc.tree.text.slice(span.start, span.end).startsWith('-');
      const operatorSpan = bare ? undefined : operatorIn(doc.tree.text, expression, span);
      atoms.push({
        form: '[[',
        command,
        operator: bare ? undefined : operator,
        operatorSpan,
        operands,
        span,
        only: false,
      });
    }
    append(
      tests,
      atoms.map((atom) => ({ ...atom, only: atoms.length === 1 })),
    );
  }
  return { tests, joints };
});

function* atomsOf(
  expression: TestExpression,
): Generator<Extract<TestExpression, { type: 'TestUnary' | 'TestBinary' }>> {
  const stack = [expression];
  for (let one = stack.pop(); one; one = stack.pop()) {
    if (one.type === 'TestUnary' || one.type === 'TestBinary') yield one;
    else if (one.type === 'TestLogical') append(stack, one.operands.toReversed());
    else stack.push(one.type === 'TestNot' ? one.operand : one.expression);
  }
}

function operatorIn(text: string, expression: SyntaxNode & { operator: string }, span: Span): Span {
  const from = expression.type === 'TestBinary' ? expression.left.end : span.start;
  const start = Math.max(from, text.indexOf(expression.operator, from));
  return { start, end: start + expression.operator.length };
}

/** Reads the words of `[ … ]`: `-o` binds weaker than `-a`, both weaker than the tests. */
class TestWords {
  private readonly doc: ShellDocument;
  private readonly command: Command;
  private readonly form: '[' | 'test';
  private readonly words: readonly CommandArgument[];
  private readonly tests: Test[];
  private readonly joints: Joint[];
  /** Words that are the left side of a redirect. */
  private readonly redirected = new Set<CommandArgument>();

  constructor(doc: ShellDocument, command: Command, form: '[' | 'test', tests: Test[], joints: Joint[]) {
    this.doc = doc;
    this.command = command;
    this.form = form;
    const { args } = command;
    this.words = form === '[' && args.at(-1)?.text === ']' ? args.slice(0, -1) : args;
    this.tests = tests;
    this.joints = joints;
    if (form === '[' && args !== command.suffix) this.readRedirects();
  }

  read(): void {
    const found: Test[] = [];
    let at = 0;
    let expectsTerm = true;
    while (at < this.words.length) {
      const text = this.text(at);
      const word = this.words[at];
      if (expectsTerm && word && this.redirected.has(word)) {
        at += 1;
        expectsTerm = false;
      } else if (!expectsTerm) {
        if (text === '-a' || text === '-o') {
          const span = this.spanAt(at);
          this.joints.push({ form: this.form, operator: text, span });
          expectsTerm = true;
        }
        at += 1;
      } else if (
        (text === '!' || text === '\\(' || text === '(') &&
        at + 1 < this.words.length &&
        !BINARY.test(this.text(at + 1))
      ) {
        at += 1;
      } else {
        at = this.term(at, found);
        expectsTerm = false;
      }
    }
    append(
      this.tests,
      found.map((test) => ({ ...test, only: found.length === 1 })),
    );
  }

  /** Reads `<` and `>`, which are redirects here and meant as comparisons. */
  private readRedirects(): void {
    const end = this.command.args.at(-1)?.pos ?? 0;
    let next = 0;
    for (const redirect of this.command.redirects) {
      const { operator, pos } = redirect;
      if (redirect.type !== 'Redirect' || redirect.descriptor || pos > end || !/^[<>]$/.test(operator)) continue;
      while (next < this.words.length && (this.words[next]?.end ?? pos) <= pos) next += 1;
      const before = this.words[next - 1];
      const { target } = redirect;
      if (before?.type !== 'Word' || !target || this.redirected.has(before)) continue;
      this.redirected.add(before);
      const { start } = this.doc.tree.spanOf(redirect);
      const test = this.test(undefined, [before, target], before, target);
      this.tests.push({ ...test, operator, operatorSpan: { start, end: start + 1 }, isRedirect: true });
    }
  }

  private term(at: number, found: Test[]): number {
    const [first, second, third] = [this.words[at], this.words[at + 1], this.words[at + 2]];
    if (first?.type !== 'Word') return at + 1;
    if (third?.type === 'Word' && BINARY.test(this.text(at + 1))) {
      found.push(this.test(second, [first, third], first, third));
      return at + 3;
    }
    if (
      second?.type === 'Word' &&
      UNARY.test(this.text(at)) &&
      this.text(at + 1) !== '-a' &&
      this.text(at + 1) !== '-o'
    ) {
      found.push(this.test(first, [second], first, second));
      return at + 2;
    }
    found.push(this.test(undefined, [first], first, first));
    return at + 1;
  }

  private test(operator: CommandArgument | undefined, operands: readonly Word[], from: Word, to: Word): Test {
    const { tree } = this.doc;
    return {
      form: this.form,
      command: this.command,
      operator: operator?.text,
      operatorSpan: operator && tree.spanOf(operator),
      operands,
      span: { start: tree.spanOf(from).start, end: tree.spanOf(to).end },
      only: false,
    };
  }

  private text(at: number): string {
    return this.words[at]?.text ?? '';
  }

  private spanAt(at: number): Span {
    const word = this.words[at];
    return word ? this.doc.tree.spanOf(word) : this.doc.tree.spanOf(this.command);
  }
}
