/** Deeper collections are refused: the parser and most readers recurse. Real files stay below 60. */
export const MAX_DEPTH = 300;
/** How many aliases a document may come to, and how many nodes, once each alias is written out. */
export const MAX_ALIASES = 10_000;
export const MAX_EXPANDED = 1_000_000;
