import type { Language } from '../../core/document.ts';
import { isCustom } from './definitions.ts';
import type { KubernetesDocument } from './document.ts';
import { embedsOf } from './embeds.ts';
import { parseKubernetes } from './parse.ts';

export const language: Language<KubernetesDocument> = {
  id: 'kubernetes',
  parse: parseKubernetes,
  complete(doc, around) {
    if (doc.template) return undefined;
    const custom = new Map(doc.resources.filter(isCustom).map((one) => [`${one.group}/${one.kind.text}`, one]));
    if (custom.size === 0) return undefined;
    return import('./around.ts').then(({ withDefinitions }) => withDefinitions(doc, [...custom.values()], around));
  },
  embeds: embedsOf,
};
