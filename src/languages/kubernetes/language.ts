import type { Language } from '../../core/document.ts';
import { isCustom } from './definitions.ts';
import type { KubernetesDocument } from './document.ts';
import { embedsOf } from './embeds.ts';
import { parseKubernetes } from './parse.ts';
import { mayBeSwitched } from './switches.ts';

const complete: Language<KubernetesDocument>['complete'] = (doc, around) => {
  const isWhole = doc.resources.some(({ partial }) => !partial);
  const custom = doc.template ? [] : doc.resources.filter(isCustom);
  if (!isWhole && custom.length === 0 && !mayBeSwitched(doc)) return undefined;
  return import('./around.ts').then(({ withSurroundings }) => withSurroundings(doc, custom, around));
};

export const language: Language<KubernetesDocument> = {
  id: 'kubernetes',
  parse: parseKubernetes,
  complete,
  embeds: embedsOf,
};
