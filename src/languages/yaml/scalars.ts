import { resolve, type YamlNode, type YamlScalar } from './tree.ts';

/** What a plain scalar means; `timestamp` only in YAML 1.1. Quoted and block scalars are always strings. */
export type ScalarType = 'string' | 'int' | 'float' | 'bool' | 'null' | 'timestamp';

/** `1.1` is what kubectl and Helm read (by Go's parser of YAML 1.1), `1.2` what most newer readers use. */
export type YamlVersion = '1.1' | '1.2';

/** How every text begins that may be something else. */
const NOT_ALWAYS_STRING = /^[-+.~\dnNtTfFyYoO]/;
const NULL = /^(?:~|null|Null|NULL)?$/;
const TRUE = /^(?:true|True|TRUE)$/;
const FALSE = /^(?:false|False|FALSE)$/;
const TRUE_11 = /^(?:y|Y|yes|Yes|YES|on|On|ON)$/;
const FALSE_11 = /^(?:n|N|no|No|NO|off|Off|OFF)$/;
const INT_12 = /^(?:[-+]?\d+|0o[0-7]+|0x[\da-fA-F]+)$/;
const FLOAT = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$/;
/** Without sign and underscores; no longer than what 64 bits hold, beyond which Go's parser leaves text. */
const INT_11 = /^(?:\d{1,19}|0[xX][\da-fA-F]{1,16}|0[oO][0-7]{1,21}|0[bB][01]{1,63})$/;
const SPECIAL_FLOAT = /^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;
const DATE = /^\d{4}-\d\d?-\d\d?(?:[Tt ][\d:.+\-Z ]*)?$/;

/** What a reader of the YAML version takes a scalar for. */
export function scalarType(scalar: YamlScalar, version: YamlVersion = '1.1'): ScalarType {
  const tagged = scalar.tag === undefined ? undefined : TAGS.get(scalar.tag);
  if (tagged) return tagged;
  if (scalar.style !== 'plain') return 'string';
  const { text } = scalar;
  if (text !== '' && !NOT_ALWAYS_STRING.test(text)) return 'string';
  if (NULL.test(text)) return 'null';
  if (TRUE.test(text) || FALSE.test(text)) return 'bool';
  if (version === '1.1') {
    if (TRUE_11.test(text) || FALSE_11.test(text)) return 'bool';
    if (DATE.test(text)) return 'timestamp';
    if (parseInteger(text) !== undefined) return 'int';
    return FLOAT.test(withoutUnderscores(text)) || SPECIAL_FLOAT.test(text) ? 'float' : 'string';
  }
  if (INT_12.test(text)) return 'int';
  return FLOAT.test(text) || SPECIAL_FLOAT.test(text) ? 'float' : 'string';
}

const TAGS: ReadonlyMap<string, ScalarType> = new Map([
  ['tag:yaml.org,2002:str', 'string'],
  ['tag:yaml.org,2002:int', 'int'],
  ['tag:yaml.org,2002:float', 'float'],
  ['tag:yaml.org,2002:bool', 'bool'],
  ['tag:yaml.org,2002:null', 'null'],
]);

/** Absent, `null`, `~` or left empty. */
export function isNull(node: YamlNode | undefined): boolean {
  const value = resolve(node);
  return !value || (value.kind === 'scalar' && scalarType(value) === 'null');
}

/** The text of a scalar that is not null. Numbers and booleans come as they were written. */
export function stringOf(node: YamlNode | undefined): string | undefined {
  const value = resolve(node);
  return value?.kind === 'scalar' && scalarType(value) !== 'null' ? value.text : undefined;
}

/** A boolean as a typed field reads it (YAML 1.1 words included); a quoted `"true"` is a string. */
export function booleanOf(node: YamlNode | undefined): boolean | undefined {
  const value = resolve(node);
  if (value?.kind !== 'scalar' || scalarType(value) !== 'bool') return undefined;
  return TRUE.test(value.text) || TRUE_11.test(value.text);
}

/** A whole number as YAML 1.1 reads it: a leading zero means octal. A quoted number is a string. */
export function integerOf(node: YamlNode | undefined): number | undefined {
  const value = resolve(node);
  if (value?.kind !== 'scalar' || value.style !== 'plain') return undefined;
  return parseInteger(value.text);
}

/** The whole number that kubectl reads in the text of a plain scalar: octal ones of YAML 1.2 too, no base-60 ones. */
export function parseInteger(text: string): number | undefined {
  if (!/^[-+\d]/.test(text)) return undefined;
  const bare = withoutUnderscores(text);
  const digits = bare.replace(/^[-+]/, '');
  if (!INT_11.test(digits)) return undefined;
  const size = /^0[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : Number(digits);
  return bare.startsWith('-') && size !== 0 ? -size : size;
}

/** Go's parser removes them from numbers, anywhere after the first digit. */
function withoutUnderscores(text: string): string {
  return text.startsWith('.') || !text.includes('_') ? text : text.replaceAll('_', '');
}
