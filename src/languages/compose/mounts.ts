import type { Span } from '../../core/text.ts';
import { booleanOf } from '../yaml/scalars.ts';
import { asScalar, get, itemsOf, type YamlValue } from '../yaml/tree.ts';
import { Text } from './text.ts';
import { isHostPath, readVolumeMapping } from './volume-syntax.ts';

/** An entry of `volumes` of a service, in either form. */
export interface Mount {
  /** `bind`, `volume`, `tmpfs`, `npipe`, `cluster`, `image`, as written in the long form. */
  readonly type: string;
  /** The path of the host or the name of the volume; absent for an anonymous volume. */
  readonly source?: string;
  readonly sourceSpan: Span;
  readonly target?: string;
  readonly targetSpan: Span;
  readonly readOnly: boolean;
  /** `z`, `rshared` … with their places; in the long form the propagation. */
  readonly options: readonly { readonly name: string; readonly span: Span }[];
  readonly span: Span;
  readonly text?: Text;
}

/** Reads the entries of `volumes`. */
export function readMounts(value: YamlValue | undefined, source: string): readonly Mount[] {
  return itemsOf(value).flatMap((node) => {
    if (node.kind === 'scalar') return fromShort(new Text(node, source));
    return node.kind === 'map' ? fromLong(node, source) : [];
  });
}

function fromShort(text: Text): Mount {
  const read = readVolumeMapping(text.value);
  const at = ({ start, end }: Span): Span => text.at(start, end);
  return {
    type: read.source !== undefined && isHostPath(read.source) ? 'bind' : 'volume',
    ...(read.source !== undefined && { source: read.source }),
    sourceSpan: read.sourceSpan ? at(read.sourceSpan) : text.span,
    target: read.target,
    targetSpan: at(read.targetSpan),
    readOnly: read.options.some(({ name }) => name === 'ro'),
    options: read.options.map(({ name, span }) => ({ name, span: at(span) })),
    span: text.span,
    text,
  };
}

function fromLong(node: YamlValue, file: string): Mount {
  const textAt = (from: YamlValue | undefined, key: string): Text | undefined => {
    const scalar = asScalar(get(from, key));
    return scalar && new Text(scalar, file);
  };
  const source = textAt(node, 'source');
  const target = textAt(node, 'target');
  const propagation = textAt(get(node, 'bind'), 'propagation');
  const tmpfsMode = textAt(get(node, 'tmpfs'), 'mode');
  return {
    type: textAt(node, 'type')?.value ?? 'volume',
    ...(source && { source: source.value }),
    sourceSpan: source?.span ?? node.span,
    ...(target && { target: target.value }),
    targetSpan: target?.span ?? node.span,
    readOnly: booleanOf(get(node, 'read_only')) === true,
    options: [propagation, tmpfsMode].flatMap((text) => (text ? { name: text.value, span: text.span } : [])),
    span: node.span,
  };
}
