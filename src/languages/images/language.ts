import type { Document, Language } from '../../core/document.ts';

export const language: Language = {
  id: 'images',
  parse: (file): Document => ({ kind: 'images', file, comments: [] }),
};
