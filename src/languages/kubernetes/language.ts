import type { Language } from '../../core/document.ts';
import { type KubernetesDocument, parseKubernetes } from './document.ts';
import { embedsOf } from './embeds.ts';

export const language: Language<KubernetesDocument> = {
  id: 'kubernetes',
  parse: parseKubernetes,
  embeds: embedsOf,
};
