import type { Span } from '../core/text.ts';
import { parseYaml } from '../languages/yaml/parse.ts';
import { scalarType } from '../languages/yaml/scalars.ts';
import { entriesOf, entryOf, itemsOf, resolve, type YamlDocument, type YamlNode } from '../languages/yaml/tree.ts';
import type { Path } from './shape.ts';

interface YamlData {
  readonly value: unknown;
  readonly document: YamlDocument | undefined;
  readonly second: YamlDocument | undefined;
}

/** A YAML file as plain data. Numbers stay as they are written, so that version 1.30 is not 1.3. */
export function toData(text: string): YamlData {
  const [document, second] = parseYaml(text).documents;
  const blank = !document || (!document.root && document.problems.length === 0);
  return { value: blank ? {} : toValue(document.root), document, second };
}

/** What makes the file unfit to be read as configuration. */
export function firstProblem({ document, second }: YamlData): { at: number; message: string } | undefined {
  const [problem] = document?.problems ?? [];
  if (problem) return { at: problem.span.start, message: problem.message };
  const [double] = document?.duplicates ?? [];
  if (double) return { at: double.key.span.start, message: `the key \`${double.key.text}\` is written twice` };
  if (second) return { at: second.span.start, message: 'a second document begins here; a configuration is one' };
  return undefined;
}

/** Where a path stands; the nearest place above it when it is not in the file. */
export function findPath({ document }: YamlData, path: Path, on: 'key' | 'value'): Span {
  let node: YamlNode | undefined = document?.root;
  let place: Span = node?.span ?? { start: 0, end: 0 };
  for (const [index, step] of path.entries()) {
    if (typeof step === 'number') {
      node = itemsOf(node)[step];
      if (!node) return place;
      place = node.span;
      continue;
    }
    const entry = entryOf(node, step);
    if (!entry) return place;
    node = entry.value;
    const last = index === path.length - 1;
    place = (last && on === 'key') || entry.value.span.start === entry.value.span.end ? entry.key.span : node.span;
  }
  return place;
}

function toValue(node: YamlNode | undefined): unknown {
  const value = resolve(node);
  if (!value) return null;
  if (value.kind === 'map')
    return Object.fromEntries(entriesOf(value).map((one) => [one.key.text, toValue(one.value)]));
  if (value.kind === 'sequence') return value.items.map(toValue);
  const type = scalarType(value, '1.2');
  if (type === 'null') return null;
  return type === 'bool' ? value.text.toLowerCase() === 'true' : value.text;
}
