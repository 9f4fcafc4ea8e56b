import type { Span } from '../../../core/text.ts';
import { integerOf, isNull, stringOf } from '../../yaml/scalars.ts';
import { entriesOf, entryOf, type YamlEntry, type YamlNode, type YamlScalar } from '../../yaml/tree.ts';
import { areTogether } from '../branches.ts';
import { isUnknown, type KubernetesDocument } from '../document.ts';

/** Why the API server refuses an object although its schema is met. */
export interface Refusal {
  readonly at: Span;
  readonly message: string;
  readonly help: string;
  /** Keys down to the place, from where the check began. */
  readonly steps: readonly string[];
  /** It depends on how the server was started. */
  readonly isLikely?: boolean;
}

/** What a script or a person puts something else in place of. */
const TO_BE_REPLACED = /\$[A-Za-z_({]|<[^<>]*>|%[A-Z_]{2,}%|__\w+__|@[A-Z_]+@|\{\{|^[A-Z][A-Z0-9_]{3,}$/;

/** A refusal at a node. */
export function refused(
  node: { readonly span: Span },
  message: string,
  help: string,
  steps: readonly string[],
): Refusal {
  return { at: node.span, message, help, steps };
}

/** Asks for the parts of one file about which something can be said. */
export class Known {
  private readonly doc: KubernetesDocument;

  constructor(doc: KubernetesDocument) {
    this.doc = doc;
  }

  /** The scalar of a key with its text, unless something else fills it in. */
  text(node: YamlNode | undefined, key: string): YamlScalar | undefined {
    return this.scalar(entryOf(node, key)?.value);
  }

  scalar(node: YamlNode | undefined): YamlScalar | undefined {
    const value = node?.kind === 'alias' ? node.target : node;
    if (value?.kind !== 'scalar' || stringOf(value) === undefined || isUnknown(this.doc, node)) return undefined;
    if (TO_BE_REPLACED.test(value.text)) return undefined;
    return node?.kind === 'alias' ? { ...value, span: node.span } : value;
  }

  /** A whole number of a key with its place. */
  number(node: YamlNode | undefined, key: string): { readonly number: number; readonly span: Span } | undefined {
    const scalar = this.text(node, key);
    const number = integerOf(scalar);
    return scalar && number !== undefined ? { number, span: scalar.span } : undefined;
  }

  /** Entries that are set, of which at most one may be; those that are never put in together are left out. */
  rivals(node: YamlNode | undefined, isRival: (key: string) => boolean): readonly YamlEntry[] {
    const set = entriesOf(node).filter(
      ({ key, value }) => isRival(key.text) && !isNull(value) && !isUnknown(this.doc, key),
    );
    const [first] = set;
    return set.filter((one) => one === first || (first && areTogether(this.doc, [first.key.span, one.key.span])));
  }
}
