/**
 * The largest script that the rules judge, so that hardly any takes more than a second: together they need up to sixteen
 * microseconds for a node of the tree. The `configure` of Git, 9,500 lines, has 40,000 nodes.
 */
export const MOST_PARTS = 42_000;
/** What stands in quotes is one node, however long it is. */
export const MOST_CHARACTERS = 500_000;
/** So few characters hold fewer parts: no more than four begin at one. */
export const SURELY_SHORT = MOST_PARTS / 4;

/** How many nodes of its tree a script may have to be judged. */
export function mostParts(text: string): number {
  return text.length > MOST_CHARACTERS ? 1 : MOST_PARTS;
}

/** Why a script is not judged, in words that follow its place. */
export function describeTooLong({ length }: string): string {
  const [limit, unit] =
    length > MOST_CHARACTERS ? [MOST_CHARACTERS, 'characters'] : [MOST_PARTS, 'words, commands and expansions'];
  return `a script of more than ${limit.toLocaleString('en')} ${unit}: only its syntax was checked`;
}
