import { ScanError } from './error.ts';
import { LIMITS } from './limits.ts';

/** Values of parsed JSON, read without trust: a missing or wrong value is `undefined` or empty. */
export function field(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || !Object.hasOwn(value, name))
    return undefined;
  return Object.getOwnPropertyDescriptor(value, name)?.value;
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

export function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
}

export function textField(value: unknown, name: string): string | undefined {
  return textOf(field(value, name));
}

export function listField(value: unknown, name: string): readonly unknown[] {
  return listOf(field(value, name));
}

/**
 * Parses JSON from outside.
 * @param what names the document in an error.
 * @throws ScanError when it is not JSON or nested too deeply.
 */
export function parseJson(bytes: Buffer, what: string): unknown {
  const text = bytes.toString('utf8').replace(/^\ufeff/, '');
  if (depthOf(text) > LIMITS.jsonDepth)
    throw new ScanError(`${what} is nested more than ${LIMITS.jsonDepth} levels deep`);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ScanError(`${what} is not valid JSON`, { cause: error });
  }
}

/** Deepest nesting of brackets outside strings. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (inString) {
      if (code === 92) at++;
      else if (code === 34) inString = false;
    } else if (code === 34) inString = true;
    else if (code === 123 || code === 91) deepest = Math.max(deepest, ++depth);
    else if (code === 125 || code === 93) depth--;
  }
  return deepest;
}
