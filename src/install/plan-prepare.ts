import { join } from 'node:path';
import { insertion } from '../languages/yaml/edits.ts';
import { parseYaml } from '../languages/yaml/parse.ts';
import { asMap, asScalar, entryOf } from '../languages/yaml/tree.ts';
import { stateOf } from './files.ts';
import { type Plan, textStep } from './step.ts';
import { readOwnText } from './text-file.ts';

/** What package.json says about setting hooks up at `npm install`. */
export type PrepareState =
  /** plimsoll is a dependency, and nothing installs its hooks in a fresh clone: the plan adds the script. */
  | { readonly kind: 'missing'; readonly plan: Plan }
  /** Another `prepare` script is there; it is the user's to extend. */
  | { readonly kind: 'other' }
  /** It is there already, or package.json does not name plimsoll. */
  | { readonly kind: 'none' };

const COMMAND = 'plimsoll install';

/**
 * Looks at `scripts.prepare` of the package.json at the top of the working tree, which npm, pnpm, yarn and bun run
 * after `npm install` in a clone.
 */
export function prepareState(top: string): PrepareState {
  const path = join(top, 'package.json');
  const text = readOwnText(path);
  const [document] = text === undefined ? [] : parseYaml(text).documents;
  const root = asMap(document?.root);
  if (text === undefined || !document || !root) return { kind: 'none' };
  const names = ['devDependencies', 'dependencies'].some((key) => entryOf(entryOf(root, key)?.value, 'plimsoll'));
  const present = asScalar(entryOf(entryOf(root, 'scripts')?.value, 'prepare')?.value);
  if (!names || present?.text.includes('plimsoll install')) return { kind: 'none' };
  if (present) return { kind: 'other' };
  const edit = insertion(text, document, root, ['scripts', 'prepare'], COMMAND);
  if (!edit) return { kind: 'other' };
  const { start, end } = edit.span;
  const edited = {
    text: text.slice(0, start) + edit.text + text.slice(end),
    edits: [{ was: text.slice(start, end), now: edit.text }],
  };
  return { kind: 'missing', plan: { steps: [textStep(path, edited, stateOf(path))], notes: [] } };
}
