import type { Language } from '../../core/document.ts';
import { type ComposeDocument, parseCompose } from './document.ts';
import { embedsOf } from './embeds.ts';

export const language: Language<ComposeDocument> = {
  id: 'compose',
  parse: parseCompose,
  embeds: embedsOf,
};
