import { join } from 'node:path';
import { insertion } from '../languages/yaml/edits.ts';
import { parseYaml } from '../languages/yaml/parse.ts';
import { asMap, entryOf } from '../languages/yaml/tree.ts';
import { stateOf } from './files.ts';
import { type Edited, lineEndOf } from './marked.ts';
import { byHand } from './plan-yaml.ts';
import { type Plan, textStep } from './step.ts';
import { readOwnText } from './text-file.ts';

const FILES = ['.plimsoll.yaml', '.plimsoll.yml', '.plimsoll.json'];

/** Writes `scope: new` or `scope: file` into the configuration and keeps everything else in it. */
export function planScope(top: string, scope: string): Plan {
  const name = FILES.find((file) => stateOf(join(top, file)).type !== 'absent') ?? '.plimsoll.yaml';
  const path = join(top, name);
  const text = readOwnText(path) ?? '';
  const edited = setScope(text, scope);
  if (!edited) throw byHand(path, [`scope: ${scope}`]);
  if (edited.edits.length === 0) return { steps: [], notes: [] };
  return {
    steps: [textStep(path, edited, stateOf(path))],
    notes: [`commit ${name}, so that the whole team has the scope`],
  };
}

/** The text with the key set; undefined when that cannot be done with certainty. */
export function setScope(text: string, scope: string): Edited | undefined {
  const [document] = parseYaml(text).documents;
  const map = asMap(document?.root);
  const line = `scope: ${scope}${lineEndOf(text)}`;
  if (!document?.root) {
    const inserted = text === '' || text.endsWith('\n') ? line : lineEndOf(text) + line;
    return { text: text + inserted, edits: [{ was: '', now: inserted }] };
  }
  if (!map) return undefined;
  const present = entryOf(map, 'scope');
  if (present) {
    const { start, end } = present.span;
    const was = text.slice(start, end);
    const old = present.value.kind === 'scalar' ? present.value.text : undefined;
    if (old === scope) return { text, edits: [] };
    if (old === undefined) return undefined;
    const now = was.slice(0, present.value.span.start - start) + (map.flow ? JSON.stringify(scope) : scope);
    return { text: text.slice(0, start) + now + text.slice(end), edits: [{ was, now }] };
  }
  const edit = insertion(text, document, map, ['scope'], scope);
  if (!edit) return undefined;
  const was = text.slice(edit.span.start, edit.span.end);
  return {
    text: text.slice(0, edit.span.start) + edit.text + text.slice(edit.span.end),
    edits: [{ was, now: edit.text }],
  };
}
