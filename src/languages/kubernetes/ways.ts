import { fits } from '../../core/pattern.ts';
import type { Span } from '../../core/text.ts';
import { stringOf } from '../yaml/scalars.ts';
import {
  asMap,
  asSequence,
  entriesOf,
  get,
  itemsOf,
  type YamlDocument,
  type YamlMap,
  type YamlSequence,
  type YamlValue,
} from '../yaml/tree.ts';
import type { Resource } from './document.ts';
import type { ImageChange, Kustomization, PatchUse } from './kustomization.ts';

/** Hand-written files are never deeper. */
export const MOST_DEPTH = 40;

/** What kustomize adds to one object on one way in which it is applied. */
export interface Way {
  readonly patches: readonly YamlMap[];
  readonly images: readonly ImageChange[];
}

/** What the kustomizations of one way do to an object; `read` gives the documents of a patch. */
export function wayFor(
  resource: Resource,
  passed: readonly Kustomization[],
  read: (use: PatchUse) => readonly YamlDocument[],
): Way {
  const isRenamed = passed.some(({ renames }) => renames);
  return {
    patches: passed.flatMap(({ patches }) =>
      patches
        .filter(({ target }) => !target || isTarget(resource, target, isRenamed))
        .flatMap((use) => read(use).flatMap((document) => patchesIn(resource, use, document, isRenamed))),
    ),
    images: passed.flatMap(({ images }) => images),
  };
}

/** Strategic patches as they are, operations of JSON Patch as trees of their values. */
function patchesIn(
  resource: Resource,
  { target }: PatchUse,
  { root, problems }: YamlDocument,
  isRenamed: boolean,
): readonly YamlMap[] {
  if (problems.length > 0) return [];
  if (asSequence(root)) return itemsOf(root).flatMap((operation) => fromOperation(resource.root, operation) ?? []);
  const map = asMap(root);
  return map && (target || isNamed(resource, map, isRenamed)) ? [map] : [];
}

/** Whether a patch that says itself what it is for is for an object. */
function isNamed(resource: Resource, patch: YamlMap, isRenamed: boolean): boolean {
  const group = stringOf(get(patch, 'apiVersion'))?.replace(/\/?[^/]*$/, '');
  if (group !== undefined && group !== resource.group) return false;
  const name = stringOf(get(get(patch, 'metadata'), 'name'));
  return stringOf(get(patch, 'kind')) === resource.kind.text && isName(resource, name, isRenamed);
}

function isName({ name }: Resource, written: string | undefined, isRenamed: boolean): boolean {
  if (name === undefined || written === undefined) return false;
  return written === name || (isRenamed && written.includes(name));
}

function isTarget(resource: Resource, target: NonNullable<PatchUse['target']>, isRenamed: boolean): boolean {
  const { group, kind, name } = target;
  if (group !== undefined && !mayFit(group, resource.group)) return false;
  if (kind !== undefined && !mayFit(kind, resource.kind.text)) return false;
  return name === undefined || mayFit(name, resource.name ?? '') || isName(resource, name, isRenamed);
}

/** Whether a regular expression that has to fit a whole text may fit; where that is not plain, it may. */
function mayFit(expression: string, text: string): boolean {
  return expression.split('|').some((one) => {
    const pattern = one.replace(/^[\^(]+|[$)]+$/g, '');
    if (/[\\[\]{}()+?^$]/.test(pattern) || pattern.replaceAll('.*', '').includes('*')) return true;
    const parts = pattern.replaceAll('.*', '*');
    if (!parts.includes('.')) return fits(parts, text);
    return (
      parts.includes('*') || (text.length === parts.length && [...parts].every((c, at) => c === '.' || c === text[at]))
    );
  });
}

/** An operation that adds something, as a patch; undefined for one that does not, or that fits nothing. */
function fromOperation(root: YamlMap, operation: YamlValue): YamlMap | undefined {
  const path = stringOf(get(operation, 'path'));
  const value = get(operation, 'value');
  const kind = stringOf(get(operation, 'op'));
  if (!path?.startsWith('/') || !value || (kind !== 'add' && kind !== 'replace')) return undefined;
  const steps = path
    .slice(1)
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  const tree = steps.length > MOST_DEPTH ? undefined : treeFor(root, steps, value);
  return tree?.kind === 'map' ? tree : undefined;
}

const NOWHERE: Span = { start: 0, end: 0 };

/** The value below mappings and lists for the steps, in which items have the names that those of the base have. */
function treeFor(base: YamlValue | undefined, steps: readonly string[], value: YamlValue): YamlValue | undefined {
  const [step, ...rest] = steps;
  if (step === undefined) return value;
  if (base?.kind !== 'sequence') {
    const inner = treeFor(get(base, step), rest, value);
    return inner && mapOf([[step, inner]]);
  }
  if (step === '-') return rest.length === 0 ? listOf(value) : undefined;
  const item = asMap(itemsOf(base)[Number(step)]);
  if (rest.length === 0) return listOf(value);
  const inner = item && treeFor(item, rest, value);
  if (inner?.kind !== 'map') return undefined;
  const names = ['name', 'mountPath', 'devicePath', 'containerPort', 'port', 'ip', 'topologyKey'];
  const own = entriesOf(item).filter(({ key }) => names.includes(key.text));
  return listOf({ ...inner, entries: [...own, ...inner.entries] });
}

function mapOf(entries: readonly (readonly [string, YamlValue])[]): YamlMap {
  return {
    kind: 'map',
    span: NOWHERE,
    flow: false,
    merges: false,
    entries: entries.map(([key, value]) => ({
      key: { kind: 'scalar', span: NOWHERE, text: key, style: 'plain' },
      value,
      span: NOWHERE,
    })),
  };
}

function listOf(item: YamlValue): YamlSequence {
  return { kind: 'sequence', span: NOWHERE, items: [item], flow: false };
}
