import type { Span } from '../../core/text.ts';
import { isNull } from '../yaml/scalars.ts';
import { asScalar, entriesOf, itemsOf, type YamlScalar, type YamlValue } from '../yaml/tree.ts';
import { UNKNOWN } from './interpolation.ts';
import { Text } from './text.ts';

/** A variable of `environment`, `labels`, `args` and similar keys, in either form. */
export interface EnvVariable {
  readonly name: string;
  readonly nameSpan: Span;
  /** Variables filled in by their defaults; absent when the value comes from the shell that starts Compose. */
  readonly value?: string;
  readonly valueSpan: Span;
  /** The value depends on the environment, entirely or in part. */
  readonly unknown: boolean;
  /** It contains a `$`, whatever its default. */
  readonly interpolated: boolean;
  /** Written as an item of a list. */
  readonly listed: boolean;
  /** The scalar that holds the value: the item, or the value of the mapping. */
  readonly text: Text;
}

/** Reads `NAME=value` items or a mapping of names to values. */
export function readEnvironment(value: YamlValue | undefined, source: string): readonly EnvVariable[] {
  if (value?.kind === 'sequence')
    return itemsOf(value).flatMap((node) => (node.kind === 'scalar' ? fromItem(new Text(node, source)) : []));
  return entriesOf(value).flatMap(({ key, value: node }) => {
    const scalar = asScalar(node);
    return scalar ? fromEntry(key, scalar, source) : [];
  });
}

function fromItem(text: Text): EnvVariable {
  const { value } = text;
  const equals = value.indexOf('=');
  const nameEnd = equals === -1 ? value.length : equals;
  return {
    name: value.slice(0, nameEnd),
    nameSpan: text.at(0, nameEnd),
    ...(equals !== -1 && { value: value.slice(equals + 1) }),
    valueSpan: equals === -1 ? text.span : text.at(equals + 1, value.length),
    unknown: value.includes(UNKNOWN),
    interpolated: !text.literal,
    listed: true,
    text,
  };
}

function fromEntry(key: YamlScalar, node: YamlScalar, source: string): EnvVariable {
  const text = new Text(node, source);
  return {
    name: key.text,
    nameSpan: key.span,
    ...(!isNull(node) && { value: text.value }),
    valueSpan: node.span,
    unknown: text.unknown,
    interpolated: !text.literal,
    listed: false,
    text,
  };
}
