/** Order of two strings by their UTF-16 code units. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Order of two numbers of any length; both hold ASCII digits only, and nothing counts as 0. */
export function compareDigits(a: string, b: string): number {
  const left = withoutZeros(a);
  const right = withoutZeros(b);
  return left.length - right.length || compareText(left, right);
}

function withoutZeros(digits: string): string {
  let start = 0;
  while (digits.charCodeAt(start) === 48) start++;
  return start === 0 ? digits : digits.slice(start);
}

/** Whether a UTF-16 code unit is an ASCII digit; false for the NaN past the end of a string. */
export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Whether a UTF-16 code unit is an ASCII letter; false for the NaN past the end of a string. */
export function isLetter(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}

/** Whether a text holds ASCII digits and nothing else, at least one. */
export function isNumber(text: string): boolean {
  return /^[0-9]+$/.test(text);
}

/** The index after the run of characters that starts at `from`. */
export function skipWhile(text: string, from: number, belongs: (code: number) => boolean): number {
  let at = from;
  while (belongs(text.charCodeAt(at))) at++;
  return at;
}

/** Compares lists item by item; a shorter list is continued with `filler`. */
export function comparePadded<T>(a: readonly T[], b: readonly T[], filler: T, compare: (a: T, b: T) => number): number {
  const length = Math.max(a.length, b.length);
  for (let index = 0; index < length; index++) {
    const order = compare(a[index] ?? filler, b[index] ?? filler);
    if (order !== 0) return order;
  }
  return 0;
}

/** An epoch before the first colon, `0` when there is none, and what follows it. */
export function splitEpoch(version: string): { readonly epoch: string; readonly rest: string } {
  const colon = skipWhile(version, 0, isDigit);
  return version[colon] === ':'
    ? { epoch: version.slice(0, colon), rest: version.slice(colon + 1) }
    : { epoch: '0', rest: version };
}
