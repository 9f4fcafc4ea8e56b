import { describe, expect, it } from 'vitest';
import { WordList } from '../../src/core/word-list.ts';

describe('WordList', () => {
  it('has its words and nothing else', () => {
    const list = new WordList('apt apt-get dnf');
    expect(['apt', 'apt-get', 'dnf'].every((word) => list.has(word))).toBe(true);
    expect(new WordList('').has('')).toBe(false);
    expect(['', ' ', 'apt apt-get', 'ap', 'get', 'constructor'].some((word) => list.has(word))).toBe(false);
  });
});
