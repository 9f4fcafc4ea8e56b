import type { Document, Language } from '../../core/document.ts';
import type { DockerfileDocument } from './document.ts';
import { imagesOf } from './images.ts';
import { parseDockerfile } from './parse.ts';

export const language: Language<DockerfileDocument> = {
  id: 'dockerfile',
  parse: (file) => parseDockerfile(file),
  complete({ file, instructions }) {
    if (!instructions.some(({ oddFlags, trigger }) => oddFlags || trigger?.oddFlags)) return undefined;
    return import('./tree.ts').then(({ flagsInTree }) => parseDockerfile(file, flagsInTree));
  },
  large: {
    read: (file) => parseDockerfile(file, undefined, true),
    judged: 'only its instructions were checked, not scripts, images and what they have to do with other files',
  },
  embeds(doc) {
    const parts: Document[] = [];
    for (const { shell, form } of doc.scripts) if (form !== 'exec') parts.push(shell);
    const images = imagesOf(doc);
    if (images.uses.length > 0) parts.push(images);
    return parts;
  },
};
