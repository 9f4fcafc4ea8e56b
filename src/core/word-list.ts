/**
 * A fixed list of words, written as one text with blanks between. It is split when it is first asked: most runs never
 * ask most lists, and a commit hook pays for all that is done while code is loaded.
 */
export class WordList {
  private readonly text: string | (() => string);
  private words: ReadonlySet<string> | undefined;

  /** @param text a function, where the text itself is better not made before */
  constructor(text: string | (() => string)) {
    this.text = text;
  }

  has(word: string): boolean {
    this.words ??= new Set((typeof this.text === 'string' ? this.text : this.text()).split(' ').filter(Boolean));
    return this.words.has(word);
  }
}
