import type { Language } from '../../core/document.ts';
import type { ComposeDocument } from './document.ts';
import { embedsOf } from './embeds.ts';
import { parseCompose } from './parse.ts';

export const language: Language<ComposeDocument> = {
  id: 'compose',
  parse: parseCompose,
  complete(doc, around) {
    if (doc.problems.length > 0) return undefined;
    return import('./around.ts').then(({ withSurroundings }) => withSurroundings(doc, around));
  },
  embeds: embedsOf,
};
