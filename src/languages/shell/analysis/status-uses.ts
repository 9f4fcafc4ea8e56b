import { append } from '../../../core/append.ts';
import type { ShellDocument } from '../document.ts';
import { type Command, childrenOf, type Statement, type SyntaxNode } from '../parse.ts';
import { once } from './once.ts';
import { variableOf } from './position.ts';
import { isTestCommand } from './tests.ts';

interface StatusUses {
  /** `$?` right after a test that was a condition. */
  readonly ofTests: readonly SyntaxNode[];
  /** `$?` right after `echo`, with that command. */
  readonly ofPrints: readonly { readonly status: SyntaxNode; readonly print: Command }[];
}

/** Which `$?` are not the status of the command that is meant. */
export const statusUses = once((doc: ShellDocument): StatusUses => {
  const ofTests: SyntaxNode[] = [];
  const ofPrints: { status: SyntaxNode; print: Command }[] = [];
  const note = (before: SyntaxNode | undefined, after: SyntaxNode | undefined, isCondition: boolean): void => {
    const status = after && statusIn(after);
    if (!status || !before) return;
    if (isCondition && isTest(before)) ofTests.push(status);
    if (isEcho(before)) ofPrints.push({ status, print: before });
  };
  for (const { commands } of doc.tree.ofType('AndOr')) {
    let before: SyntaxNode | undefined;
    for (const node of commands) {
      for (const first of before ? firstsOf(node) : []) {
        // `[ … ] || status=$?` asks for the status of the test on purpose.
        if (first.type !== 'Command' || first.name) note(before, first, true);
      }
      // `cd a && [ … ] || b $?` asks perhaps for the status of `cd`.
      if (before && !isTest(before)) break;
      before = node;
    }
  }
  for (const node of doc.tree.nodes) {
    if (node.type === 'Script' || node.type === 'CompoundList') noteList(node.commands, note);
    if (node.type === 'If' || node.type === 'Elif') {
      for (const first of firstsOf(node.then)) note(lastOf(node.clause.commands), first, true);
    }
    if (node.type === 'If' && node.else && node.elif.length === 0) {
      for (const first of firstsOf(node.else)) note(lastOf(node.clause.commands), first, true);
    }
    if (node.type === 'If') {
      let { clause } = node;
      for (const elif of node.elif) {
        for (const first of firstsOf(elif.clause)) note(lastOf(clause.commands), first, true);
        clause = elif.clause;
      }
    }
    if (node.type === 'While') {
      for (const first of firstsOf(node.body)) note(lastOf(node.clause.commands), first, true);
    }
  }
  return { ofTests, ofPrints };
});

type Note = (before: SyntaxNode | undefined, after: SyntaxNode | undefined, isCondition: boolean) => void;

function noteList(statements: readonly Statement[], note: Note): void {
  for (let at = 1; at < statements.length; at++) {
    const before = statements[at - 1];
    const after = statements[at];
    if (!before || !after || before.background) continue;
    for (const first of firstsOf(after.command)) note(lastOf([before]), first, false);
  }
}

/** The commands that a list may begin with, looking into groups and the branches of `case`. */
function* firstsOf(start: SyntaxNode): Generator<SyntaxNode> {
  const stack: SyntaxNode[] = [start];
  for (let node = stack.pop(); node; node = stack.pop()) {
    // Empty branches have no first command.
    if (node.type === 'CompoundList') append(stack, node.commands.slice(0, 1));
    else if (node.type === 'Statement') stack.push(node.command);
    else if (node.type === 'BraceGroup' || node.type === 'Subshell') stack.push(node.body);
    else if (node.type === 'AndOr') append(stack, node.commands.slice(0, 1));
    else if (node.type === 'If') stack.push(node.clause);
    else if (node.type === 'Case') append(stack, node.items.map(({ body }) => body).toReversed());
    else yield node;
  }
}

/** The command that a list ends with, looking into groups. */
function lastOf(statements: readonly Statement[]): SyntaxNode | undefined {
  let node: SyntaxNode | undefined = statements.at(-1)?.command;
  while (node) {
    if (node.type === 'BraceGroup') node = node.body.commands.at(-1)?.command;
    else if (node.type === 'Redirected') node = node.command;
    else return node;
  }
  return undefined;
}

function isTest(node: SyntaxNode): boolean {
  if (node.type === 'AndOr') return node.commands.every(isTest);
  return isTestCommand(node);
}

function isEcho(node: SyntaxNode): node is Command {
  return node.type === 'Command' && node.name?.text === 'echo';
}

/** The `$?` of a simple command, outside of substitutions. */
function statusIn(command: SyntaxNode): SyntaxNode | undefined {
  if (command.type !== 'Command' && command.type !== 'TestCommand') return undefined;
  const stack = childrenOf(command);
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (variableOf(node) === '?') return node;
    if (node.type !== 'Script') append(stack, childrenOf(node));
  }
  return undefined;
}
