import { onceFor } from '../../core/once.ts';
import { nameOf } from '../../core/paths.ts';
import type { Span } from '../../core/text.ts';
import { parseYaml } from '../yaml/parse.ts';
import {
  asMap,
  asScalar,
  get,
  itemsOf,
  type YamlNode,
  type YamlScalar,
  type YamlStream,
  type YamlValue,
} from '../yaml/tree.ts';
import type { KubernetesDocument } from './document.ts';
import { KUSTOMIZATIONS } from './kustomization.ts';

/** Patches in the kustomization itself. */
export interface InlinePatches {
  /** A copy of the file in which all but the patches is blank; undefined where none can be read. */
  readonly yaml: YamlStream | undefined;
  /** Where each document of `yaml` comes from. */
  readonly sources: readonly PatchSource[];
  /** Patches of which nothing is checked. */
  readonly unread: readonly UnreadPatch[];
}

export interface PatchSource {
  /** What a path into it begins with. */
  readonly path: string;
  /** Whether something other than the patch names its target: kustomize then leaves its `apiVersion` aside. */
  readonly hasTarget: boolean;
}

/** A patch of which nothing is checked. */
export interface UnreadPatch {
  readonly at: Span;
  readonly path: string;
  /** Operations: what they do depends on what they are applied to. */
  readonly isOperations: boolean;
}

/** A patch with the path to it. */
interface Written extends PatchSource {
  readonly node: YamlScalar;
}

const MARK = '---';
const NOTHING: InlinePatches = { yaml: undefined, sources: [], unread: [] };
/** A line that parts the documents of a patch. */
const INNER_MARK = /^( +)---(?=[ \t\r\n]|$)/gm;
const FLUX_GROUP = 'kustomize.toolkit.fluxcd.io/';
const OWN_GROUP = 'kustomize.config.k8s.io/';

/**
 * The patches that the kustomizations of a file hold as texts. A block scalar shows its lines as they are, so they are
 * read in their place; other texts have lines of their own, and no place for each part.
 */
export const inlinePatchesOf = onceFor((doc: Pick<KubernetesDocument, 'file' | 'yaml' | 'template'>): InlinePatches => {
  const { text } = doc.yaml;
  // The rule about templates already reports that they are only partly checked.
  if (doc.template || !text.includes('patch')) return NOTHING;
  const written = doc.yaml.documents.flatMap(({ root, problems }) =>
    problems.length > 0 ? [] : patchesIn(root, nameOf(doc.file.path)),
  );
  const byPlace = new Map(written.map((one) => [one.node.span.start, one]));
  const all = [...byPlace.values()].sort((a, b) => a.node.span.start - b.node.span.start);
  const literal = all.filter(({ node }) => node.style === 'literal' && hasRoom(node, text));
  const yaml = literal.length > 0 ? parseYaml(onlyLinesOf(literal, text)) : undefined;
  const sources: PatchSource[] = [];
  const unread = new Set(all.filter((one) => !literal.includes(one)));
  let next = 0;
  for (const { span, root, problems } of yaml?.documents ?? []) {
    while ((literal[next + 1]?.node.span.start ?? text.length) <= lineEnd(text, span.start)) next += 1;
    const from = literal[next];
    if (!from) break;
    sources.push(from);
    if (root && problems.length === 0 && !isObject(root)) unread.add(from);
  }
  return { yaml, sources, unread: all.filter((one) => unread.has(one)).map(unreadPatch) };
});

function unreadPatch({ node: { span, text }, path }: Written): UnreadPatch {
  return { at: span, path, isOperations: /^\s*(?:-\s|\[)/.test(text) };
}

/** Whether a patch names its target; an empty one needs no report either. */
function isObject(root: YamlNode): boolean {
  const isEmpty = root.kind === 'scalar' && root.text === '';
  return isEmpty || (get(root, 'kind') !== undefined && get(root, 'apiVersion') !== undefined);
}

function patchesIn(root: YamlNode | undefined, name: string): readonly Written[] {
  const apiVersion = asScalar(get(root, 'apiVersion'))?.text;
  if (apiVersion?.startsWith(FLUX_GROUP)) return textsIn(get(root, 'spec'), 'input > spec');
  const isOwn = apiVersion?.startsWith(OWN_GROUP) ?? KUSTOMIZATIONS.includes(name);
  return isOwn && asMap(root) ? textsIn(root, 'input') : [];
}

function textsIn(at: YamlNode | undefined, prefix: string): readonly Written[] {
  const below = (key: string, textOf: (item: YamlValue) => YamlNode | undefined, step: string): Written[] =>
    itemsOf(get(at, key)).flatMap((item, index) => {
      const node = asScalar(textOf(item));
      const hasTarget = get(item, 'target') !== undefined;
      return node && node.text.trim() !== '' ? [{ node, path: `${prefix} > ${key}[${index}]${step}`, hasTarget }] : [];
    });
  const itself = below('patchesStrategicMerge', (item) => item, '');
  return [
    ...['patches', 'patchesJson6902'].flatMap((key) => below(key, (item) => get(item, 'patch'), ' > patch')),
    // Else it is the name of a file.
    ...itself.filter(({ node }) => node.text.trim().includes('\n')),
  ];
}

/** The file with spaces for all but the lines of some block scalars, each of which becomes a document. */
function onlyLinesOf(patches: readonly Written[], text: string): string {
  let out = '';
  let at = 0;
  for (const { node } of patches) {
    const { start, end } = node.span;
    const from = Math.min(lineEnd(text, start) + 1, end);
    const header = lineStart(text, start);
    out += `${blank(text.slice(at, header))}${MARK}${blank(text.slice(header + MARK.length, from))}`;
    out += withInnerMarks(text.slice(from, end), node.text);
    at = end;
  }
  return out + blank(text.slice(at));
}

/** Whether the line on which a block scalar begins has room for a mark. */
function hasRoom({ span }: YamlScalar, text: string): boolean {
  return lineEnd(text, span.start) - lineStart(text, span.start) >= MARK.length;
}

/** The lines of a patch; those that part its documents begin at the start of the line. */
function withInnerMarks(lines: string, content: string): string {
  const indent = leadOf(lines) - leadOf(content);
  return lines.replace(INNER_MARK, (mark, blanks: string) => (blanks.length === indent ? MARK + blanks : mark));
}

/** How many spaces precede the first word. */
function leadOf(lines: string): number {
  const word = lines.search(/\S/);
  return word - lineStart(lines, word);
}

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, ' ');
}

function lineStart(text: string, from: number): number {
  return text.lastIndexOf('\n', from - 1) + 1;
}

function lineEnd(text: string, from: number): number {
  const feed = text.indexOf('\n', from);
  return feed === -1 ? text.length : feed;
}
