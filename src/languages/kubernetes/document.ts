import { firstThat } from '../../core/bisect.ts';
import type { Document, Ignore } from '../../core/document.ts';
import type { Span } from '../../core/text.ts';
import {
  resolve,
  type YamlDocument,
  type YamlMap,
  type YamlNode,
  type YamlScalar,
  type YamlStream,
} from '../yaml/tree.ts';
import type { Definition } from './definitions.ts';
import type { GroupVersion } from './kinds.ts';
import type { Pod } from './pods.ts';
import { hasSubstitution } from './template.ts';

/** One object of a file: a document of it, or an item of a List. */
export interface Resource extends GroupVersion {
  readonly root: YamlMap;
  readonly document: YamlDocument;
  readonly apiVersion: YamlScalar;
  readonly kind: YamlScalar;
  readonly name: string | undefined;
  readonly namespace: string | undefined;
  /** `deployment/shop`, for messages. */
  readonly label: string;
  /** What a path of this object begins with: `[DocId: 1] > input`, `input > items[0]`. */
  readonly prefix: string;
  /**
   * A patch or a template: what is absent here may be given elsewhere, so only what is there may be checked.
   */
  readonly partial: boolean;
  /** A kustomization gives it a namespace, wherever it is applied. */
  readonly placed: boolean;
  /** Actions of a template by their placeholder words. */
  readonly words: ReadonlyMap<string, string>;
  /** The pods that the object describes. */
  readonly pods: readonly Pod[];
}

/** A manifest file. */
export interface KubernetesDocument extends Document<'kubernetes'> {
  readonly yaml: YamlStream;
  /** The text has template actions; `yaml` is read from a masked copy of the same length. */
  readonly template: boolean;
  readonly holes: readonly Span[];
  readonly resources: readonly Resource[];
  readonly ignores: readonly Ignore[];
  /** The CustomResourceDefinitions of its objects that the repository has. */
  readonly definitions: readonly Definition[];
  /** The values of the chart that a template belongs to. */
  readonly values?: YamlNode | undefined;
  /** See features.ts. */
  readonly features: ReadonlySet<string>;
}

/** Whether something else fills in a value, so that nothing can be said about it. */
export function isUnknown(doc: KubernetesDocument, node: YamlNode | undefined): boolean {
  const value = resolve(node);
  if (!value) return false;
  if (value.kind === 'scalar' && hasSubstitution(value.text)) return true;
  return hasHole(doc, value.span);
}

/** Whether a template action is at a place. */
export function hasHole({ holes }: KubernetesDocument, { start, end }: Span): boolean {
  // They follow each other, so only the first that ends after the start matters.
  const hole = holes.length > 0 ? holes[firstThat(holes, (one) => one.end > start)] : undefined;
  return hole !== undefined && hole.start < end;
}
