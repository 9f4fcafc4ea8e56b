import { describe, expect, it } from 'vitest';
import type { LanguageId } from '../../src/core/document.ts';
import { portionsOf } from '../../src/engine/portions.ts';

const fileOf = (path: string, language: LanguageId) => ({ path, language });
const FILES = [
  ...['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((path) => fileOf(path, 'dockerfile')),
  fileOf('compose.yaml', 'compose'),
  fileOf('k.yaml', 'kubernetes'),
  fileOf('x.sh', 'shell'),
  fileOf('y.sh', 'shell'),
];

describe('portions', () => {
  it('begin with the Compose files and hold one language each', () => {
    const names = portionsOf(FILES).map((portion) => portion.map(({ path }) => path).join(' '));
    expect(names).toEqual(['compose.yaml', 'a b', 'c d', 'e f', 'g h', 'k.yaml', 'x.sh y.sh']);
  });

  it('are larger where there are many Compose files', () => {
    const many = Array.from({ length: 100 }, (_, number) => fileOf(`c${number}.yaml`, 'compose'));
    expect(portionsOf([...FILES, ...many]).map(({ length }) => length)).toEqual([
      7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 3, 7, 1, 1, 2,
    ]);
  });
});
