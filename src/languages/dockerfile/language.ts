import type { Document, Language } from '../../core/document.ts';

export const language: Language = {
  id: 'dockerfile',
  parse: (file): Document => ({ kind: 'dockerfile', file, comments: [] }),
};
