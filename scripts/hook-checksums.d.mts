/** The table for the scripts below a root; throws when the scripts of a released version were changed. */
export function hookChecksums(root: string): string;
/** Writes the table when it is not current. */
export function writeHookChecksums(root: string): void;
