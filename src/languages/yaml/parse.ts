import { parseFully, parsePart } from './full.ts';
import { scanObjects, scanYaml } from './scan.ts';
import type { YamlStream } from './tree.ts';

export { MAX_DEPTH } from './limits.ts';

/**
 * Reads YAML or JSON. Never throws; what cannot be read is a problem of its document. What is plainly written is read
 * by our own scanner, every other document and whatever is wrong by the package `yaml`: both give the same tree.
 */
export function parseYaml(text: string): YamlStream {
  return scanYaml(text, parsePart) ?? parseFully(text);
}

/** Reads a text as kubectl does: JSON may also be several objects one after the other. */
export function parseObjects(text: string): YamlStream {
  return (text.trimStart().startsWith('{') ? scanObjects(text) : undefined) ?? parseYaml(text);
}
