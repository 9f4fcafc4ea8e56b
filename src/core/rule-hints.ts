import type { RuleMeta } from './rule.ts';
import { idOf } from './rule-names.ts';
import { editDistance, nearest } from './suggest.ts';

type Named = Pick<RuleMeta, 'id' | 'name' | 'aliases'>;

/** The number that ends an id, with the letters that are mistaken for digits. */
const NUMBER = /\d[0-9oil]*$/i;

/**
 * The id, name, alias or other selector that a mistyped word means. Among ids, one digit more or less is another
 * rule: only a slip in the letters, a leading zero, or a letter for a digit is near.
 * @param also selectors that are no rules
 */
export function nearestRule(word: string, rules: readonly Named[], also: readonly string[] = []): string | undefined {
  const number = numberOf(word);
  if (number === undefined)
    return nearest(word, [...rules.flatMap(({ name, aliases }) => [name, ...aliases]).filter(isWord), ...also]);
  const family = familyOf(word);
  return rules
    .flatMap(({ id, aliases }) => [id, ...aliases])
    .find((id) => numberOf(id) === number && isSlipOf(family, familyOf(id)));
}

/** Of two letters, neither may be another one: `DL` is not `CL`, but may be `LD` or `DLL`. */
function isSlipOf(family: string, meant: string): boolean {
  if (family.length < 2) return false;
  if (family.length === 2 && meant.length === 2) return family === meant || family === `${meant[1]}${meant[0]}`;
  return editDistance(family, meant, 1) <= 1;
}

/** Where the rules are listed that a word could have meant: those whose ids begin as it does, or all. */
export function listHint(word: string, rules: readonly Named[]): string {
  const upper = idOf(word);
  const family = NUMBER.test(upper) ? upper.replace(NUMBER, '') : '';
  const isKnown = family.length > 1 && rules.some(({ id }) => id.replace(NUMBER, '') === family);
  return isKnown ? `plimsoll rules ${family} lists those that begin alike` : 'plimsoll rules lists them';
}

function isWord(name: string): boolean {
  return numberOf(name) === undefined;
}

/** The number at the end of an id: 3008 for `DL3OO8`. */
function numberOf(word: string): number | undefined {
  const digits = NUMBER.exec(word)?.[0];
  return digits === undefined ? undefined : Number(digits.replace(/o/gi, '0').replace(/[il]/gi, '1'));
}

/** What precedes the number, without the marks between: `ckvk8s` for `CKV_K8S_16`. */
function familyOf(word: string): string {
  return word.replace(NUMBER, '').replace(/[-_]/g, '').toLowerCase();
}
