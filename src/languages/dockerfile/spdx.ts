import { WordList } from '../../core/word-list.ts';
import { exceptions, licences, oldLicences } from './data/spdx-ids.ts';

const CURRENT = new WordList(licences);
/** Letter case does not count in an expression. */
const LICENCES = new WordList(() => (licences() + oldLicences()).toLowerCase());
const EXCEPTIONS = new WordList(() => exceptions().toLowerCase());
const REFERENCE = /^(?:DocumentRef-[\w.-]+:)?LicenseRef-[\w.-]+$/;
const ADDITION = /^(?:DocumentRef-[\w.-]+:)?AdditionRef-[\w.-]+$/;

/** Whether a text is the id of one licence that is not deprecated, in the letter case of the list. */
export function isLicenceId(text: string): boolean {
  return CURRENT.has(text);
}

/**
 * Whether a text is a licence expression of SPDX: ids, `+`, `AND`, `OR`, `WITH` and parentheses. `NONE` and
 * `NOASSERTION` are none, but what SPDX writes where there is nothing to say.
 */
export function isLicenceExpression(text: string): boolean {
  if (/^\s*(?:NONE|NOASSERTION)\s*$/.test(text)) return true;
  let open = 0;
  /** What the next word may be: `rest` is an operator without WITH. */
  let state: 'licence' | 'exception' | 'operator' | 'rest' = 'licence';
  for (const [word] of text.matchAll(/[()]|[^\s()]+/g)) {
    if (state === 'licence') {
      if (word === '(') open += 1;
      else if (isLicence(word)) state = 'operator';
      else return false;
    } else if (state === 'exception') {
      if (!EXCEPTIONS.has(word.toLowerCase()) && !ADDITION.test(word)) return false;
      state = 'rest';
    } else if (word === ')') {
      if (open === 0) return false;
      open -= 1;
      state = 'rest';
    } else if (/^(?:AND|OR|and|or)$/.test(word)) state = 'licence';
    else if (state === 'operator' && /^(?:WITH|with)$/.test(word)) state = 'exception';
    else return false;
  }
  return open === 0 && (state === 'operator' || state === 'rest');
}

function isLicence(word: string): boolean {
  const id = word.toLowerCase();
  return LICENCES.has(id) || (id.endsWith('+') && LICENCES.has(id.slice(0, -1))) || REFERENCE.test(word);
}
