import type { Document } from '../../core/document.ts';
import type { Project } from '../../core/project.ts';
import type { DockerfileDocument } from '../dockerfile/document.ts';

/** Whether a document is a Dockerfile. */
export function isDockerfile(doc: Document): doc is DockerfileDocument {
  return doc.kind === 'dockerfile';
}

/** The Dockerfiles of a run that can be judged: those of template engines cannot. */
export function dockerfilesOf(project: Project): readonly DockerfileDocument[] {
  return project.documents.filter(isDockerfile).filter(({ template }) => !template);
}

/** Whether a document has an instruction with one of the keywords. */
export function hasInstruction(documents: readonly Document[], ...keywords: readonly string[]): boolean {
  return documents.some(
    (doc) => isDockerfile(doc) && doc.instructions.some(({ keyword }) => keywords.includes(keyword)),
  );
}
