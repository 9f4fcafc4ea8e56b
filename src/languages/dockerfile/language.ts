import type { Document, Language } from '../../core/document.ts';
import type { DockerfileDocument } from './document.ts';
import { imagesOf } from './images.ts';
import { parseDockerfile } from './parse.ts';
import { mayStartScript } from './start.ts';

export const language: Language<DockerfileDocument> = {
  id: 'dockerfile',
  parse: (file) => parseDockerfile(file),
  complete(doc, around) {
    const { file, instructions } = doc;
    const isOdd = instructions.some(({ oddFlags, trigger }) => oddFlags || trigger?.oddFlags);
    const starts = mayStartScript(doc);
    if (!isOdd)
      return starts ? import('./start-scripts.ts').then((read) => read.readStartScripts(doc, around)) : undefined;
    return import('./tree.ts').then(async ({ flagsInTree }) => {
      const again = parseDockerfile(file, flagsInTree);
      if (starts) await (await import('./start-scripts.ts')).readStartScripts(again, around);
      return again;
    });
  },
  large: {
    read: (file) => parseDockerfile(file, undefined, true),
    judged: 'only its instructions were checked, not its scripts, images and references to other files',
  },
  embeds(doc) {
    const parts: Document[] = [];
    for (const { shell, form } of doc.scripts) if (form !== 'exec') parts.push(shell);
    const images = imagesOf(doc);
    if (images.uses.length > 0) parts.push(images);
    return parts;
  },
};
