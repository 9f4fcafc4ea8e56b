import { ESCAPED_FROM } from '../core/paths.ts';
import { table } from '../core/table.ts';

const PLAIN = /^[\x20-\x7e]*$/;
const PLAIN_LINES = /^[\n\x20-\x7e]*$/;

/**
 * What a terminal may act on or not show: controls, bidirectional and zero-width characters, line separators, lone
 * surrogates, and all that Unicode calls ignorable (tags and variation selectors hide text). Made when a text is not
 * plain: reading these classes takes most of a millisecond.
 */
function hidden(): RegExp {
  return /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;
}

const SHORT: Readonly<Record<string, string>> = table({ '\n': '\\n', '\r': '\\r', '\t': '\\t' });

/** Text from outside as one line that is safe to print. */
export function escapeText(text: string): string {
  if (PLAIN.test(text)) return text;
  return text.replace(hidden(), escapeCharacter);
}

/** Whether a character (one code point) must not be printed as it is. */
export function isHidden(character: string): boolean {
  return !PLAIN.test(character) && hidden().test(character);
}

/** The visible spelling of a hidden character; emoji and text variants (U+FE0E, U+FE0F) are left out. */
export function escapeCharacter(character: string): string {
  const short = SHORT[character];
  if (short !== undefined) return short;
  const code = character.codePointAt(0) ?? 0;
  if (isEscapedByte(code)) return octal(code);
  if (code === 0xfe0e || code === 0xfe0f) return '';
  return code <= 0xff ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`;
}

/** Whether a character stands for a byte of a path that is not UTF-8; see `bytesOfPath`. */
function isEscapedByte(code: number): boolean {
  return code >= 0xdc80 && code <= 0xdcff;
}

function octal(code: number): string {
  return `\\${(code - ESCAPED_FROM).toString(8)}`;
}

/** Text of several lines, each made safe; line feeds stay. */
export function escapeLines(text: string): string {
  return text.split('\n').map(escapeText).join('\n');
}

/**
 * A file's name for people: hidden characters escaped, bytes that are not UTF-8 in octal as Git prints them. A name that
 * begins with a colon gets `./` before it: GitHub Actions takes a line that begins with `::` for a command.
 */
export function displayPath(path: string): string {
  return path.startsWith(':') ? `./${escapeText(path)}` : escapeText(path);
}

/** A value as JSON whose text is safe to print: what JSON leaves raw and a terminal may act on is written `\uXXXX`. */
export function toJson(value: unknown, indent?: number): string {
  const json = withOctal(JSON.stringify(value, undefined, indent));
  if (PLAIN_LINES.test(json)) return json;
  return json.replace(hidden(), (character) => {
    if (character === '\n') return character;
    let out = '';
    for (let at = 0; at < character.length; at++) {
      out += `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`;
    }
    return out;
  });
}

/** JSON has an escape for the character that stands for a byte of a path that is not UTF-8; people know the octal one. */
function withOctal(json: string): string {
  if (!json.includes('\\udc')) return json;
  return json.replace(/(?<!\\)((?:\\\\)*)\\u(dc[89a-f][0-9a-f])/g, (_, before: string, code: string) => {
    return `${before}\\${octal(Number.parseInt(code, 16))}`;
  });
}

/** Items that become text at a time. */
const AT_ONCE = 500;

/**
 * The text that `toJson` with an indentation of two gives of a value, and a line feed, in pieces: of a long list no one
 * has to hold all of it.
 * @param frame the value with that list empty; no other list under this key comes before it
 * @param key the key of the list
 * @param depth how many mappings and lists are around the list
 */
export function* jsonInPieces<Item>(
  frame: unknown,
  key: string,
  depth: number,
  items: readonly Item[],
  toRecord: (item: Item, index: number) => unknown,
): Iterable<string> {
  const text = `${toJson(frame, 2)}\n`;
  // No line feed stands in a string of JSON, so that this is no part of one.
  const mark = `\n${'  '.repeat(depth)}"${key}": [`;
  const at = text.indexOf(`${mark}]`) + mark.length;
  yield text.slice(0, at);
  const end = `\n${'  '.repeat(depth)}]`;
  for (let from = 0; from < items.length; from += AT_ONCE) {
    let part: unknown = { [key]: items.slice(from, from + AT_ONCE).map((item, index) => toRecord(item, from + index)) };
    for (let outer = 1; outer < depth; outer++) part = [part];
    const piece = toJson(part, 2);
    yield (from > 0 ? ',' : '') + piece.slice(piece.indexOf(mark) + mark.length, piece.lastIndexOf(end));
  }
  yield (items.length > 0 ? end.slice(0, -1) : '') + text.slice(at);
}
