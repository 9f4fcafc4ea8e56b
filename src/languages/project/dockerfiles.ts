import type { Document } from '../../core/document.ts';
import { onceFor } from '../../core/once.ts';
import type { Project } from '../../core/project.ts';
import type { DockerfileDocument } from '../dockerfile/document.ts';

/** Whether a document is a Dockerfile. */
export function isDockerfile(doc: Document): doc is DockerfileDocument {
  return doc.kind === 'dockerfile';
}

/** The Dockerfiles among the documents of a run, which are many more: every rule asks. */
export const dockerfilesIn = onceFor((documents: readonly Document[]) => documents.filter(isDockerfile));

/** The Dockerfiles of a run that can be checked: those of template engines cannot. */
export function dockerfilesOf({ documents }: Project): readonly DockerfileDocument[] {
  return plainIn(documents);
}

const plainIn = onceFor((documents: readonly Document[]) =>
  dockerfilesIn(documents).filter(({ template }) => !template),
);

/** Whether a document has an instruction with one of the keywords. */
export function hasInstruction(documents: readonly Document[], ...keywords: readonly string[]): boolean {
  return dockerfilesIn(documents).some((doc) => doc.instructions.some(({ keyword }) => keywords.includes(keyword)));
}
