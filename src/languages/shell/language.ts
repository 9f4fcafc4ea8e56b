import type { Document, Language } from '../../core/document.ts';

export const language: Language = {
  id: 'shell',
  parse: (file): Document => ({ kind: 'shell', file, comments: [] }),
};
