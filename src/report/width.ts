const ASCII = /^[\x20-\x7e]*$/;

/** East Asian wide and fullwidth blocks; emoji are asked by their property. */
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2329, 0x232a],
  [0x2e80, 0x303e],
  [0x3041, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe19],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x16fe0, 0x18dff],
  [0x1b000, 0x1b2ff],
  [0x1f200, 0x1f202],
  [0x1f210, 0x1f23b],
  [0x1f240, 0x1f248],
  [0x20000, 0x3fffd],
];

/** How many terminal cells one printable character (a code point) takes. */
export function cellsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x7f) return 1;
  // Vowels and final consonants of Hangul join the consonant before them.
  if ((code >= 0x1160 && code <= 0x11ff) || (code >= 0xd7b0 && code <= 0xd7ff) || isMark(character)) return 0;
  if (code < 0x1100) return 1;
  // Regional indicators are one cell each; a pair of them is a flag of two.
  if (code >= 0x1f1e6 && code <= 0x1f1ff) return 1;
  return WIDE.some(([first, last]) => first <= code && code <= last) || isEmoji(character) ? 2 : 1;
}

/** Expressions are made where they are asked, since those with properties of Unicode take long to read. */
function isMark(character: string): boolean {
  return /\p{Mn}|\p{Me}/u.test(character);
}

function isEmoji(character: string): boolean {
  return /\p{Emoji_Presentation}/u.test(character);
}

/** How many terminal cells an escaped text takes. */
export function widthOf(text: string): number {
  if (ASCII.test(text)) return text.length;
  let width = 0;
  for (const character of text) width += cellsOf(character);
  return width;
}
