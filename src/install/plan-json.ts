import { join } from 'node:path';
import { insertion } from '../languages/yaml/edits.ts';
import { parseYaml } from '../languages/yaml/parse.ts';
import { asMap, asScalar, entryOf } from '../languages/yaml/tree.ts';
import { stateOf } from './files.ts';
import type { Edited } from './marked.ts';
import { quoted } from './plan-husky.ts';
import { byHand } from './plan-yaml.ts';
import { type Plan, textStep } from './step.ts';
import { readOwnText } from './text-file.ts';

const KEY = 'simple-git-hooks';

/** Adds our script to the commands that simple-git-hooks reads from package.json. */
export function planSimpleGitHooks(top: string, hooks: readonly string[], packagePath: string): Plan {
  const path = join(top, 'package.json');
  const text = readOwnText(path);
  const commands = hooks.map((hook) => `"${hook}": ${JSON.stringify(runOf(hook, packagePath))}`);
  const snippet = [`"${KEY}": { ${commands.join(', ')} }`];
  const section = text === undefined ? undefined : asMap(entryOf(rootOf(text), KEY)?.value);
  if (text === undefined || !section) throw byHand(`${path} (or simple-git-hooks' own file)`, snippet);
  let edited: Edited = { text, edits: [] };
  for (const hook of hooks) {
    const next = addCommand(edited.text, hook, runOf(hook, packagePath));
    if (!next) throw byHand(path, snippet);
    edited = { text: next.text, edits: [...edited.edits, ...next.edits] };
  }
  if (edited.edits.length === 0) return { steps: [], notes: [] };
  return {
    steps: [textStep(path, edited, stateOf(path))],
    notes: [],
  };
}

function runOf(hook: string, packagePath: string): string {
  const call = `sh ${quoted(`${packagePath}/hooks/${hook}`)}`;
  return hook === 'pre-push' ? `${call} "$@"` : call;
}

function rootOf(text: string) {
  return asMap(parseYaml(text).documents[0]?.root);
}

function addCommand(text: string, hook: string, command: string): Edited | undefined {
  const [document] = parseYaml(text).documents;
  const section = asMap(entryOf(document?.root, KEY)?.value);
  if (!document || !section) return undefined;
  const present = entryOf(section, hook);
  if (!present) {
    const edit = insertion(text, document, section, [hook], command);
    return (
      edit && {
        text: text.slice(0, edit.span.start) + edit.text + text.slice(edit.span.end),
        edits: [{ was: text.slice(edit.span.start, edit.span.end), now: edit.text }],
      }
    );
  }
  const value = asScalar(present.value);
  if (!value || !text.slice(value.span.start, value.span.end).startsWith('"')) return undefined;
  if (value.text.includes(command)) return { text, edits: [] };
  // A command before ours may read what Git says on standard input: nothing would be left to check.
  if (hook === 'pre-push') return undefined;
  const added = ` && ${JSON.stringify(command).slice(1, -1)}`;
  const at = value.span.end - 1;
  return { text: text.slice(0, at) + added + text.slice(at), edits: [{ was: '', now: added }] };
}
