import type { Document, Language } from '../../core/document.ts';

export const language: Language = {
  id: 'kubernetes',
  parse: (file): Document => ({ kind: 'kubernetes', file, comments: [] }),
};
