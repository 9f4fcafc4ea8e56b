/** The one place that imports the shell parser; everything else sees these names. */
import { forEachChild, type ParsedScript, parse, type SyntaxNode } from 'unbash';

export type {
  ArithmeticExpression,
  Assignment,
  Command,
  CommandArgument,
  CommandExpansionPart,
  CompoundList,
  For,
  Function as ShellFunction,
  HereDoc,
  ParameterExpansionPart,
  ParsedScript,
  Redirection,
  Select,
  SimpleExpansionPart,
  Statement,
  SyntaxNode,
  TestCommand,
  TestExpression,
  Word,
  WordPart,
} from 'unbash';

/** A place where the text is not shell; an offset of the text that was parsed. */
export interface SyntaxFault {
  readonly message: string;
  readonly at: number;
}

/** Parses a script as Bash. Never throws: what cannot be read is left out of the tree and listed in `errors`. */
export function parseScript(text: string): ParsedScript {
  return parse(text);
}

/** Visits the direct children of a node in source order. */
export function eachChild(node: SyntaxNode, visit: (child: SyntaxNode) => void): void {
  forEachChild(node, visit);
}

/** Direct children of a node in source order, substituted scripts and the parts of words included. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  eachChild(node, (child) => {
    children.push(child);
  });
  return children;
}
