import type { Language } from '../../core/document.ts';
import type { DockerfileDocument } from './document.ts';
import { imagesOf } from './images.ts';
import { parseDockerfile } from './parse.ts';

export const language: Language<DockerfileDocument> = {
  id: 'dockerfile',
  parse: parseDockerfile,
  embeds(doc) {
    const scripts = doc.scripts.flatMap(({ shell, form }) => (form === 'exec' ? [] : [shell]));
    const images = imagesOf(doc);
    return images.uses.length > 0 ? [...scripts, images] : scripts;
  },
};
