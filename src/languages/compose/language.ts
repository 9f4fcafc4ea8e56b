import type { Document, Language } from '../../core/document.ts';

export const language: Language = {
  id: 'compose',
  parse: (file): Document => ({ kind: 'compose', file, comments: [] }),
};
