import { table } from '../core/table.ts';
import { escapeText } from './escape.ts';

const ENTITIES: Readonly<Record<string, string>> = table({
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
});

/** Attributes of an element; undefined ones are left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/**
 * Text as XML 1.0. Characters that XML cannot hold in any spelling, and those that a terminal acts on, are written
 * visibly (`\x1b`).
 */
export function xmlText(text: string): string {
  return text
    .split(/([\n\r\t])/)
    .map((part, index) => (index % 2 === 1 ? part : escapeText(part)))
    .join('')
    .replace(/[\ufffe\uffff]/g, (character) => `\\u{${character.charCodeAt(0).toString(16)}}`)
    .replace(/[&<>"'\n\r\t]/g, (character) => ENTITIES[character] ?? character);
}

/** A start tag, or an empty element. */
export function tag(name: string, attributes: Attributes, close: '>' | '/>' = '>'): string {
  const pairs = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${xmlText(String(value))}"`);
  return `<${name}${pairs.join('')}${close}`;
}
