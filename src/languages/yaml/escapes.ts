import { table } from '../../core/table.ts';

/** Simple escapes of double-quoted strings; the width is 2. */
export const ESCAPES: Readonly<Record<string, string | undefined>> = table({
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  '\t': '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1B',
  ' ': ' ',
  '"': '"',
  '/': '/',
  '\\': '\\',
  N: '\x85',
  _: '\xA0',
  L: '\u2028',
  P: '\u2029',
});
/** How many digits the escapes by number have. */
export const HEX: Readonly<Record<string, number | undefined>> = table({ x: 2, u: 4, U: 8 });

/** The content of a double-quoted scalar of one line; undefined when it holds an escape that does not exist. */
export function unescaped(source: string): string | undefined {
  let text = '';
  let from = 0;
  for (let at = source.indexOf('\\'); at !== -1; at = source.indexOf('\\', from)) {
    const letter = source.charAt(at + 1);
    const digits = HEX[letter];
    const unit = digits ? byNumber(source.slice(at + 2, at + 2 + digits), digits) : ESCAPES[letter];
    if (unit === undefined) return undefined;
    text += source.slice(from, at) + unit;
    from = at + 2 + (digits ?? 0);
  }
  return text + source.slice(from);
}

function byNumber(written: string, digits: number): string | undefined {
  if (written.length !== digits || !/^[\da-fA-F]+$/.test(written)) return undefined;
  const code = Number.parseInt(written, 16);
  return code > 0x10_ff_ff ? undefined : String.fromCodePoint(code);
}
