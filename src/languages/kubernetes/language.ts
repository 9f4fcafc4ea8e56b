import type { Language } from '../../core/document.ts';
import type { KubernetesDocument } from './document.ts';
import { embedsOf } from './embeds.ts';
import { parseKubernetes } from './parse.ts';

export const language: Language<KubernetesDocument> = {
  id: 'kubernetes',
  parse: parseKubernetes,
  embeds: embedsOf,
};
