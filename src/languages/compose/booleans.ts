import { scalarType } from '../yaml/scalars.ts';
import type { Text } from './text.ts';

/** What Compose reads as true: a boolean, or a string that is cast to one. */
const TRUE = /^(?:true|y|yes|on|1|t)$/i;
const FALSE = /^(?:false|n|no|off|0|f)$/i;

/** The value is true, also through the default of a variable. */
export function isTrue(text: Text | undefined): boolean {
  return text !== undefined && TRUE.test(text.value);
}

/** The value is false, also through the default of a variable. */
export function isFalse(text: Text | undefined): boolean {
  return text !== undefined && FALSE.test(text.value);
}

/** An unquoted word that YAML 1.1 reads as a boolean. */
export function isPlainBoolean(text: Text): boolean {
  return scalarType(text.node, '1.1') === 'bool';
}
