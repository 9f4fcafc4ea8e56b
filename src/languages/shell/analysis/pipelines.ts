import type { ShellCommand } from '../command.ts';
import type { ShellDocument } from '../document.ts';
import { once } from './once.ts';

/** Pipelines of simple commands: pairs of neighbours with the pipeline that they are in. */
export interface Neighbours {
  readonly left: ShellCommand;
  /** Undefined for a loop, a group or another compound command. */
  readonly right: ShellCommand | undefined;
}

/** Each pipeline's neighbours in order. */
export const pipelinesOf = once((doc: ShellDocument): readonly (readonly Neighbours[])[] => {
  const pipelines = doc.tree.ofType('Pipeline').filter(({ commands }) => commands.length > 1);
  if (pipelines.length === 0) return [];
  const byNode = new Map(doc.commands.map((command) => [command.node, command]));
  return pipelines.map(({ commands }) =>
    commands.slice(1).flatMap((node, index) => {
      const before = commands[index];
      const left = before?.type === 'Command' ? byNode.get(before) : undefined;
      const right = node.type === 'Command' ? byNode.get(node) : undefined;
      return left ? [{ left, right }] : [];
    }),
  );
});

/** Neighbours with these names. */
export function pairsOf(
  doc: ShellDocument,
  left: RegExp,
  right: RegExp,
): readonly { readonly left: ShellCommand; readonly right: ShellCommand }[] {
  return pipelinesOf(doc)
    .flat()
    .flatMap((pair) =>
      pair.right && left.test(pair.left.name ?? '') && right.test(pair.right.name ?? '')
        ? [{ left: pair.left, right: pair.right }]
        : [],
    );
}

/** Whether a command has a flag: by letter in any cluster, or as a word with any number of dashes. */
export function hasFlag({ args }: ShellCommand, letter: string, ...words: readonly string[]): boolean {
  return args.some(({ value }) => {
    if (!value.startsWith('-')) return false;
    const bare = value.replace(/^-+/, '');
    return (
      (!value.startsWith('--') && letter !== '' && bare.includes(letter)) || words.some((word) => bare.startsWith(word))
    );
  });
}
